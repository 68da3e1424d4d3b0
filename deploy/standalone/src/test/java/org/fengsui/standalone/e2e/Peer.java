package org.fengsui.standalone.e2e;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** An MQTT client: a station without a name, or the console. Keeps what it is sent. */
final class Peer implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MS = 20_000;

    private final MqttAsyncClient client;
    private final List<String> received = new CopyOnWriteArrayList<>();

    private Peer(URI broker, String id, MqttConnectionOptions options) throws MqttException {
        client = new MqttAsyncClient(broker.toString(), id, new MemoryPersistence());
        client.setCallback(this);
        options.setCleanStart(true);
        client.connect(options).waitForCompletion(PATIENCE_MS);
    }

    static Peer stranger(House house) throws Exception {
        return new Peer(house.broker(), "stranger", new MqttConnectionOptions());
    }

    static Peer console(House house) throws Exception {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("console");
        options.setPassword(house.password("console").getBytes(StandardCharsets.UTF_8));
        return new Peer(house.broker(), "console-of-the-test", options);
    }

    Peer subscribe(String filter) throws MqttException {
        client.subscribe(new MqttSubscription[] {new MqttSubscription(filter, 1)})
                .waitForCompletion(PATIENCE_MS);
        return this;
    }

    /** Publishes at QoS 1; answers the broker's reason code. */
    int publish(String topic, String payload) throws MqttException {
        IMqttToken token =
                client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
        token.waitForCompletion(PATIENCE_MS);
        return token.getReasonCodes()[0];
    }

    /** The payloads so far, as text, in the order in which they came. */
    List<String> received() {
        return received;
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 100, true);
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        received.add(new String(message.getPayload(), StandardCharsets.UTF_8));
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
