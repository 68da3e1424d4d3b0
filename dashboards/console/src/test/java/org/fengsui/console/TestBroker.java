package org.fengsui.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** A broker in this process, in memory, on a free loopback port, and a client to publish with. */
final class TestBroker implements AutoCloseable {

    private final URI uri;
    private final EmbeddedActiveMQ server;
    private final MqttClient client;

    private TestBroker(URI uri, EmbeddedActiveMQ server, MqttClient client) {
        this.uri = uri;
        this.server = server;
        this.client = client;
    }

    static TestBroker start() throws Exception {
        int port = freePort();
        Configuration configuration =
                new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .addAcceptorConfiguration(
                                "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
        EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfiguration(configuration);
        server.start();
        URI uri = URI.create("tcp://127.0.0.1:" + port);
        MqttClient client = new MqttClient(uri.toString(), "stations", new MemoryPersistence());
        client.connect();
        return new TestBroker(uri, server, client);
    }

    URI uri() {
        return uri;
    }

    void publish(String topic, String payload, boolean retained) throws MqttException {
        publish(topic, payload, retained, 0);
    }

    void publish(String topic, String payload, boolean retained, long received)
            throws MqttException {
        MqttMessage message = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        message.setRetained(retained);
        if (received > 0) {
            MqttProperties properties = new MqttProperties();
            properties
                    .getUserProperties()
                    .add(new UserProperty("received", String.valueOf(received)));
            message.setProperties(properties);
        }
        client.publish(topic, message);
    }

    @Override
    public void close() throws Exception {
        if (client.isConnected()) {
            client.disconnectForcibly(0, 200, false);
        }
        client.close(true);
        server.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
