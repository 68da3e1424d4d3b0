package org.fengsui.jobs.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** A station, or a console, at a real broker. */
final class TestPublisher implements AutoCloseable {

    private static final long PATIENCE_MS = 30_000;

    private final BlockingQueue<MqttSession.Message> received = new LinkedBlockingQueue<>();
    private final MqttAsyncClient client;
    private final MqttSession listening;
    private final int window;

    TestPublisher(String uri, String clientId, String... filters) throws Exception {
        client = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
        IMqttToken connected = client.connect(new MqttConnectionOptions());
        connected.waitForCompletion(PATIENCE_MS);
        Integer most = connected.getResponseProperties().getReceiveMaximum();
        window = most == null ? 1_000 : Math.min(1_000, most / 2); // Paho counts down late
        listening =
                new PahoSession(
                        MqttEndpoint.at(uri),
                        new MqttSessions.Identity(clientId + "-ear", 0, 65_535, 1_048_576),
                        new MqttSession.Listener() {
                            @Override
                            public void arrived(MqttSession.Message message) {
                                received.add(message);
                            }

                            @Override
                            public void lost(String reason) {
                                // The test sees what is missing.
                            }
                        });
        listening.connect(List.of(filters));
    }

    /** Publishes the numbers and waits until the broker has all of them. */
    void publish(String topic, int from, int to) throws Exception {
        byte[][] payloads = new byte[to - from][];
        for (int i = from; i < to; i++) {
            payloads[i - from] = bytes(String.valueOf(i));
        }
        publishAll(topic, payloads);
    }

    /** Publishes the payloads and waits until the broker has all of them. */
    void publishAll(String topic, byte[][] payloads) throws Exception {
        IMqttToken[] tokens = new IMqttToken[payloads.length];
        for (int i = 0; i < payloads.length; i++) {
            if (i >= window) {
                tokens[i - window].waitForCompletion(PATIENCE_MS);
            }
            tokens[i] = send(topic, payloads[i], null);
        }
        for (IMqttToken token : tokens) {
            token.waitForCompletion(PATIENCE_MS);
        }
    }

    /** Publishes with the time at which it is to count as received. */
    void publishAt(long time, String topic, String text) throws Exception {
        MqttProperties properties = new MqttProperties();
        properties.setUserProperties(
                List.of(
                        new UserProperty("other", "x"),
                        new UserProperty("received", String.valueOf(time))));
        send(topic, bytes(text), properties).waitForCompletion(PATIENCE_MS);
    }

    void publish(String topic, byte[] payload) throws Exception {
        send(topic, payload, null).waitForCompletion(PATIENCE_MS);
    }

    private IMqttToken send(String topic, byte[] payload, MqttProperties properties)
            throws Exception {
        return client.publish(topic, new MqttMessage(payload, 1, false, properties));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    BlockingQueue<MqttSession.Message> received() {
        return received;
    }

    @Override
    public void close() throws Exception {
        listening.close();
        client.disconnectForcibly(0, 100, true);
        client.close(true);
    }
}
