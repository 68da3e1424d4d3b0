package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the process itself has to say: configuration, the last clock tick, and what the
 * job has to be sent again. A publish returns when the broker has the message on disk.
 */
final class HousePublisher implements AutoCloseable {
    private static final long PATIENCE_MS = 10_000;
    private static final int WINDOW = 256;
    private static final int REFUSED = 0x80;
    private static final int NO_SUBSCRIBER = 0x10;

    private final String root;
    private final MqttAsyncClient client;

    HousePublisher(MqttEndpoint broker, String root) throws MqttException, IOException {
        this.root = root;
        client =
                new MqttAsyncClient(
                        broker.uri(),
                        "fengsui-standalone-" + UUID.randomUUID(),
                        new MemoryPersistence());
        MqttConnectionOptions options = broker.connection();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        try {
            client.connect(options).waitForCompletion(PATIENCE_MS);
        } catch (MqttException unreachable) {
            client.close(true);
            throw unreachable;
        }
    }

    /**
     * Begins to publish what once was consumed, at QoS 1; completed by {@link #accepted}.
     *
     * @param received user property of that name, null for none
     */
    IMqttToken send(String topicBelowRoot, byte[] payload, @Nullable Long received)
            throws MqttException {
        MqttMessage message = new MqttMessage(payload, 1, false, null);
        if (received != null) {
            MqttProperties properties = new MqttProperties();
            properties.setUserProperties(
                    List.of(new UserProperty("received", received.toString())));
            message.setProperties(properties);
        }
        return client.publish(root + "/" + topicBelowRoot, message);
    }

    /** Whether the broker has the message, for somebody who will read it. */
    static boolean accepted(IMqttToken token) throws MqttException {
        token.waitForCompletion(PATIENCE_MS);
        int reason = token.getReasonCodes()[0];
        return reason < REFUSED && reason != NO_SUBSCRIBER;
    }

    void publish(String topicBelowRoot, String payload, boolean retained) throws MqttException {
        await(begin(topicBelowRoot, payload, retained));
    }

    /** Publishes retained messages by topic, in their order; thousands take a second or two. */
    void publishRetained(Map<String, String> messages) throws MqttException {
        Deque<IMqttToken> begun = new ArrayDeque<>();
        for (Map.Entry<String, String> one : messages.entrySet()) {
            begun.add(begin(one.getKey(), one.getValue(), true));
            if (begun.size() > WINDOW) {
                await(begun.remove());
            }
        }
        for (IMqttToken token : begun) {
            await(token);
        }
    }

    private IMqttToken begin(String topicBelowRoot, String payload, boolean retained)
            throws MqttException {
        return client.publish(
                root + "/" + topicBelowRoot, payload.getBytes(StandardCharsets.UTF_8), 1, retained);
    }

    private static void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(PATIENCE_MS);
        if (token.getReasonCodes()[0] >= REFUSED) {
            throw new MqttException(token.getReasonCodes()[0]);
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnect(0).waitForCompletion(PATIENCE_MS);
        client.close(true);
    }
}
