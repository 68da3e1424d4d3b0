package org.fengsui.cluster;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * A client that comes back by itself, each time as a new connection, however often the broker dies.
 *
 * <p>Everything but {@code arrived} runs on one thread of its own.
 */
final class Link implements AutoCloseable {
    private static final long LOOK_MS = 100;
    private static final long CONNECT_MS = 3_000;

    private final String broker;
    private final Consumer<MqttAsyncClient> connected;
    private final BiConsumer<String, byte[]> arrived;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private @Nullable MqttAsyncClient client;

    /**
     * @param connected called after each connect
     * @param arrived topic and payload of what a subscription brings
     */
    Link(String broker, Consumer<MqttAsyncClient> connected, BiConsumer<String, byte[]> arrived) {
        this.broker = broker;
        this.connected = connected;
        this.arrived = arrived;
    }

    /** Starts, with more to do each 100 ms while connected. */
    Link start(Consumer<MqttAsyncClient> each) {
        thread.scheduleWithFixedDelay(() -> look(each), 0, LOOK_MS, TimeUnit.MILLISECONDS);
        return this;
    }

    private void look(Consumer<MqttAsyncClient> each) {
        try {
            MqttAsyncClient current = client;
            if (current == null || !current.isConnected()) {
                drop();
                current = connect();
                client = current;
                connected.accept(current);
            }
            each.accept(current);
        } catch (MqttException | RuntimeException away) {
            drop();
        }
    }

    private MqttAsyncClient connect() throws MqttException {
        MqttAsyncClient fresh =
                new MqttAsyncClient(broker, "link-" + UUID.randomUUID(), new MemoryPersistence());
        fresh.setCallback(new Arrivals());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setKeepAliveInterval(2);
        options.setConnectionTimeout(2);
        try {
            fresh.connect(options).waitForCompletion(CONNECT_MS);
            return fresh;
        } catch (MqttException away) {
            close(fresh);
            throw away;
        }
    }

    private void drop() {
        MqttAsyncClient old = client;
        client = null;
        if (old != null) {
            close(old);
        }
    }

    private static void close(MqttAsyncClient old) {
        try {
            old.disconnectForcibly(0, 10, false);
            old.close(true);
        } catch (MqttException gone) {
            // There is nothing left to close.
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(CONNECT_MS * 2, TimeUnit.MILLISECONDS);
        drop();
    }

    private final class Arrivals implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            arrived.accept(topic, message.getPayload());
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String uri) {}

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {}
    }
}
