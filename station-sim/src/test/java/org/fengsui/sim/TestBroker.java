package org.fengsui.sim;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** An embedded broker on an ephemeral port, and a subscriber to everything under a root. */
final class TestBroker implements AutoCloseable {

    /** A message as the subscriber saw it; {@code received} is the user property, or null. */
    record Seen(String topic, String payload, boolean retained, String received) {}

    private final ActiveMQServer server;
    private final MqttAsyncClient subscriber;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final int port;

    TestBroker(Path data, String root) throws Exception {
        port = freePort();
        Configuration configuration =
                new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .setJournalDirectory(data.resolve("journal").toString())
                        .setBindingsDirectory(data.resolve("bindings").toString())
                        .setLargeMessagesDirectory(data.resolve("large").toString())
                        .setPagingDirectory(data.resolve("paging").toString())
                        .addAcceptorConfiguration(
                                "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
        server = ActiveMQServers.newActiveMQServer(configuration, false);
        server.start();
        if (!server.waitForActivation(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the embedded broker did not start");
        }
        subscriber = new MqttAsyncClient(uri(), "test-subscriber", new MemoryPersistence());
        subscriber.setCallback(
                new ClientEvents() {
                    @Override
                    public void disconnected(
                            org.eclipse.paho.mqttv5.client.MqttDisconnectResponse response) {
                        seen.add(new Seen("disconnected", "", false, null));
                    }

                    @Override
                    public void messageArrived(String topic, MqttMessage message) {
                        seen.add(
                                new Seen(
                                        topic,
                                        new String(message.getPayload(), StandardCharsets.UTF_8),
                                        message.isRetained(),
                                        received(message)));
                    }
                });
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        subscriber.connect(options).waitForCompletion(10_000);
        subscriber
                .subscribe(new MqttSubscription[] {new MqttSubscription(root + "/#", 1)})
                .waitForCompletion(10_000);
    }

    String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    Seen next() throws InterruptedException {
        Seen message = seen.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message came within 20 s");
        }
        return message;
    }

    /** Everything up to and including the first message that the condition accepts. */
    List<Seen> upTo(java.util.function.Predicate<Seen> last) throws InterruptedException {
        List<Seen> all = new java.util.ArrayList<>();
        do {
            all.add(next());
        } while (!last.test(all.get(all.size() - 1)));
        return all;
    }

    /** Cuts every connection but the subscriber's, as a broken line does. */
    void cutPublishers() {
        server.getRemotingService()
                .getConnections()
                .forEach(
                        connection -> {
                            if (!String.valueOf(connection.getClientID())
                                    .equals("test-subscriber")) {
                                connection.destroy();
                            }
                        });
    }

    private static String received(MqttMessage message) {
        for (UserProperty property : message.getProperties().getUserProperties()) {
            if (property.getKey().equals("received")) {
                return property.getValue();
            }
        }
        return null;
    }

    private static int freePort() throws java.io.IOException {
        try (java.net.ServerSocket socket =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        subscriber.disconnectForcibly(100, 500, false);
        subscriber.close(true);
        server.stop();
    }
}
