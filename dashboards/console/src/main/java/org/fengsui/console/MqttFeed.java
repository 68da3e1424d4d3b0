package org.fengsui.console;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console's own session at the broker. It never writes.
 *
 * <p>Readings are subscribed at QoS 0, so that a slow console never piles up a queue at the broker
 * that the pipeline shares; warnings, status and ticks at QoS 1. A lost connection is tried again
 * for ever, each time with a new client.
 */
final class MqttFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MqttFeed.class);
    private static final int PATIENCE_MS = 5_000;

    private final ConsoleOptions options;
    private final FeedListener listener;
    private final ScheduledExecutorService scheduler;
    private @Nullable MqttAsyncClient client;
    private final AtomicBoolean retrying = new AtomicBoolean();
    private volatile boolean closed;

    MqttFeed(ConsoleOptions options, FeedListener listener, ScheduledExecutorService scheduler) {
        this.options = options;
        this.listener = listener;
        this.scheduler = scheduler;
    }

    void start() {
        scheduler.execute(this::connect);
    }

    @Override
    public void close() {
        closed = true;
        discard();
    }

    private void connect() {
        retrying.set(false);
        discard();
        if (closed) {
            return;
        }
        try {
            MqttAsyncClient fresh =
                    new MqttAsyncClient(
                            options.broker().toString(),
                            "fengsui-console-" + UUID.randomUUID(),
                            new MemoryPersistence());
            synchronized (this) {
                client = fresh;
            }
            fresh.setCallback(new Callback(fresh));
            fresh.connect(connection()).waitForCompletion(PATIENCE_MS);
            listener.subscribing();
            fresh.subscribe(
                            new MqttSubscription[] {
                                new MqttSubscription(options.root() + "/warn/#", 1),
                                new MqttSubscription(options.root() + "/status/+", 1),
                                new MqttSubscription(options.root() + "/clock", 1),
                                new MqttSubscription(options.root() + "/obs/+", 0)
                            })
                    .waitForCompletion(PATIENCE_MS);
            listener.connected();
            LOG.info("Connected to {}, root {}", options.broker(), options.root());
        } catch (MqttException e) {
            LOG.warn("No connection to {}: {}", options.broker(), e.getMessage());
            listener.disconnected();
            retry();
        }
    }

    private MqttConnectionOptions connection() {
        MqttConnectionOptions connection = new MqttConnectionOptions();
        connection.setCleanStart(true);
        connection.setAutomaticReconnect(false);
        connection.setConnectionTimeout(PATIENCE_MS / 1000);
        connection.setKeepAliveInterval(5);
        Credentials access = options.brokerAccess();
        if (access != null) {
            connection.setUserName(access.user());
            connection.setPassword(access.password().getBytes(StandardCharsets.UTF_8));
        }
        return connection;
    }

    private void retry() {
        if (!closed && retrying.compareAndSet(false, true)) {
            scheduler.schedule(
                    this::connect, options.pace().reconnect().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void discard() {
        MqttAsyncClient old = client;
        client = null;
        if (old == null) {
            return;
        }
        try {
            if (old.isConnected()) {
                old.disconnectForcibly(0, 500, false);
            }
            old.close(true);
        } catch (MqttException e) {
            LOG.debug("Closing the old session: {}", e.getMessage());
        }
    }

    private synchronized boolean isCurrent(MqttAsyncClient candidate) {
        return client == candidate && !closed;
    }

    private final class Callback implements MqttCallback {

        private final MqttAsyncClient own;

        Callback(MqttAsyncClient own) {
            this.own = own;
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            if (!isCurrent(own)) {
                return;
            }
            LOG.warn("Connection to {} lost: {}", options.broker(), response);
            listener.disconnected();
            retry();
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            try {
                listener.message(
                        topic.substring(options.root().length() + 1),
                        message.getPayload(),
                        message.isRetained(),
                        received(message));
            } catch (RuntimeException e) {
                LOG.error("Message on {} could not be shown", topic, e);
            }
        }

        private long received(MqttMessage message) {
            MqttProperties properties = message.getProperties();
            if (properties == null) {
                return 0;
            }
            return properties.getUserProperties().stream()
                    .filter(property -> property.getKey().equals("received"))
                    .mapToLong(property -> EpochMs.parse(property.getValue()))
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            LOG.warn("MQTT: {}", exception.getMessage());
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // the console publishes nothing
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // connect() goes on by itself
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // no extended authentication
        }
    }
}
