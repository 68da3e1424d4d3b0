package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the broker, from its beginning to its first trouble. */
final class BrokerSession implements AutoCloseable, MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerSession.class);
    private static final int CONNECT_SECONDS = 10;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final long FAREWELL_MS = 1_000;
    private static final int FIRST_ERROR = 0x80;
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

    private final MqttAsyncClient client;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private int receiveMaximum = DEFAULT_RECEIVE_MAXIMUM;

    private BrokerSession(MqttAsyncClient client) {
        this.client = client;
    }

    /** Connects, once. */
    static BrokerSession connect(Broker broker, String clientId) throws IOException, MqttException {
        MqttConnectionOptions options = broker.login().options();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        BrokerSession session =
                new BrokerSession(
                        new MqttAsyncClient(broker.uri(), clientId, new MemoryPersistence()));
        session.client.setCallback(session);
        try {
            IMqttToken connected = session.client.connect(options);
            connected.waitForCompletion(CONNECT_SECONDS * 1_000L);
            Integer limit =
                    connected.getResponseProperties() == null
                            ? null
                            : connected.getResponseProperties().getReceiveMaximum();
            session.receiveMaximum = limit == null ? DEFAULT_RECEIVE_MAXIMUM : limit;
            return session;
        } catch (MqttException failed) {
            session.close();
            throw failed;
        }
    }

    /** Most messages without acknowledgement that the broker takes. */
    int receiveMaximum() {
        return receiveMaximum;
    }

    /** What ended the session, null while it is sound. */
    @Nullable String trouble() {
        return trouble.get();
    }

    /** Publishes at QoS 1; {@code acknowledged} runs when the broker has taken the message. */
    void publish(OutMessage message, Runnable acknowledged) {
        MqttMessage mqtt = new MqttMessage(message.payload(), 1, message.retained(), null);
        try {
            client.publish(message.topic(), mqtt, null, new Answer(message.topic(), acknowledged));
        } catch (MqttException failed) {
            fail("publishing failed: " + failed.getMessage());
        }
    }

    private void fail(String what) {
        trouble.compareAndSet(null, what);
    }

    private final class Answer implements MqttActionListener {
        private final String topic;
        private final Runnable acknowledged;

        private Answer(String topic, Runnable acknowledged) {
            this.topic = topic;
            this.acknowledged = acknowledged;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] reasons = token.getReasonCodes();
            int reason = reasons == null || reasons.length == 0 ? 0 : reasons[0];
            if (reason >= FIRST_ERROR) {
                fail(
                        "the broker refused a message to %s with reason 0x%02x: may this user publish there?"
                                .formatted(topic, reason));
            } else {
                acknowledged.run();
            }
        }

        @Override
        public void onFailure(@Nullable IMqttToken token, @Nullable Throwable cause) {
            fail("publishing failed: " + cause);
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        String reason = response.getReasonString();
        MqttException cause = response.getException();
        if (reason == null || reason.isEmpty()) {
            reason = cause == null ? "the broker closed it" : cause.getMessage();
        }
        fail("connection lost: " + reason);
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.debug("MQTT client error", exception);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        LOG.debug("Message on {} although nothing is subscribed", topic);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        LOG.trace("Delivered {}", token);
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        LOG.debug("Connected to {}", serverUri);
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        LOG.debug("Authentication packet, reason {}", reasonCode);
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(FAREWELL_MS);
            }
        } catch (MqttException failed) {
            LOG.debug("Disconnect", failed);
        }
        try {
            client.disconnectForcibly(0, FAREWELL_MS, false);
        } catch (MqttException failed) {
            LOG.debug("Cut of a connection", failed);
        }
        try {
            client.close(true);
        } catch (MqttException failed) {
            LOG.debug("Close of a connection", failed);
        }
    }
}
