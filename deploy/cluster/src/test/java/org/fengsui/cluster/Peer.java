package org.fengsui.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

/**
 * A client without a name: publishes as a station does, and keeps the newest payload of each topic
 * below {@code fengsui/v1/warn}.
 */
final class Peer implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MS = 20_000;

    private final MqttAsyncClient client;
    private final Map<String, String> warnings = new ConcurrentHashMap<>();

    Peer(String broker) throws MqttException {
        client = new MqttAsyncClient(broker, "peer-" + UUID.randomUUID(), new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        client.connect(options).waitForCompletion(PATIENCE_MS);
        client.subscribe(new MqttSubscription[] {new MqttSubscription("fengsui/v1/warn/#", 1)})
                .waitForCompletion(PATIENCE_MS);
    }

    /** Publishes at QoS 1; returns when the broker has it on disk. */
    void publish(String topic, String payload) throws MqttException {
        IMqttToken token =
                client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
        token.waitForCompletion(PATIENCE_MS);
    }

    /** Newest payload per topic. */
    Map<String, String> warnings() {
        return warnings;
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 100, true);
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        warnings.put(topic, new String(message.getPayload(), StandardCharsets.UTF_8));
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
