package org.fengsui.jobs.upgrade;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.fengsui.hazards.wire.Arrival;

/** Stations, people and a simulated clock at a real broker; keeps the newest message per topic. */
final class Publisher implements AutoCloseable, MqttCallback {

    private static final long PATIENCE_MS = 30_000;

    private final Map<String, String> newest = new ConcurrentHashMap<>();
    private final MqttAsyncClient client;

    Publisher(String uri, String clientId) throws MqttException {
        client = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
        client.setCallback(this);
        client.connect(new MqttConnectionOptions()).waitForCompletion(PATIENCE_MS);
    }

    Publisher subscribe(String filter) throws MqttException {
        client.subscribe(new MqttSubscription[] {new MqttSubscription(filter, 1)})
                .waitForCompletion(PATIENCE_MS);
        return this;
    }

    /** Publishes and waits for the broker; under a simulated clock {@code received} is the time. */
    void publish(Arrival arrival) throws MqttException {
        MqttProperties properties = new MqttProperties();
        properties.setUserProperties(
                List.of(new UserProperty("received", Long.toString(arrival.received()))));
        IMqttToken token =
                client.publish(
                        LiveJob.ROOT + "/" + arrival.topic(),
                        new MqttMessage(arrival.payload(), 1, false, properties));
        token.waitForCompletion(PATIENCE_MS);
    }

    void publish(List<Arrival> arrivals) throws MqttException {
        for (Arrival arrival : arrivals) {
            publish(arrival);
        }
    }

    /** Says that all up to this moment was published. */
    void tick(long time) throws MqttException {
        publish(new Arrival(time, Arrival.TICK, bytes(Long.toString(time))));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Map<String, String> newest() {
        return newest;
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 100, true);
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        newest.put(topic, new String(message.getPayload(), StandardCharsets.UTF_8));
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
