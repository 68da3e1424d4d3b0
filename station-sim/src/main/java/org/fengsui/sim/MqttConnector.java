package org.fengsui.sim;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes connections to one broker under one client id; each begins a session of its own. */
final class MqttConnector {

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnector.class);

    private static final long CONNECT_TIMEOUT_MS = 10_000;
    private static final long FAREWELL_MS = 1_000;
    private static final int KEEP_ALIVE_S = 20;
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

    /**
     * A connection that the broker accepted.
     *
     * @param receiveMaximum most unacknowledged messages that the broker takes
     */
    record Connection(MqttAsyncClient client, int receiveMaximum) {}

    private final BrokerAddress broker;
    private final @Nullable OutgoingMessage will;
    private final String clientId =
            "fengsui-sim-" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    MqttConnector(BrokerAddress broker, @Nullable OutgoingMessage will) {
        this.broker = broker;
        this.will = will;
    }

    /**
     * Tries once.
     *
     * @param lost told on a thread of the client when this very client loses its connection
     */
    Connection connect(Consumer<MqttAsyncClient> lost) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient(broker.uri(), clientId, new MemoryPersistence());
        client.setCallback(
                new ClientEvents() {
                    @Override
                    public void disconnected(MqttDisconnectResponse response) {
                        lost.accept(client);
                    }
                });
        try {
            IMqttToken connected = client.connect(options());
            connected.waitForCompletion(CONNECT_TIMEOUT_MS);
            return new Connection(client, receiveMaximum(connected));
        } catch (MqttException e) {
            release(client);
            throw e;
        }
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout((int) (CONNECT_TIMEOUT_MS / 1000));
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        String user = broker.user();
        if (user != null) {
            options.setUserName(user);
        }
        String password = broker.password();
        if (password != null) {
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        OutgoingMessage last = will;
        if (last != null) {
            options.setWill(last.topic(), last.toMqtt());
        }
        return options;
    }

    private static int receiveMaximum(IMqttToken connected) {
        Integer stated =
                connected.getResponseProperties() == null
                        ? null
                        : connected.getResponseProperties().getReceiveMaximum();
        return stated == null ? DEFAULT_RECEIVE_MAXIMUM : stated;
    }

    /** Says goodbye and frees the connection. */
    static void leave(MqttAsyncClient current) {
        try {
            current.disconnect(0).waitForCompletion(FAREWELL_MS);
        } catch (MqttException e) {
            LOG.debug("Disconnect of a broken connection", e);
        }
        release(current);
    }

    /** Frees what a connection that is lost, or was left, still holds. */
    static void release(MqttAsyncClient old) {
        try {
            if (old.isConnected()) {
                old.disconnectForcibly(0, FAREWELL_MS, false);
            }
        } catch (MqttException e) {
            LOG.debug("Cut of a broken connection", e);
        }
        try {
            old.close(true);
        } catch (MqttException e) {
            LOG.debug("Close of a broken connection", e);
        }
    }
}
