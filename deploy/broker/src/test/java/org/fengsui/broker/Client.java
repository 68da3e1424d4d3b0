package org.fengsui.broker;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

/** A plain MQTT 5 client that acknowledges when told to. */
final class Client implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MS = 10_000;

    record Delivered(String topic, MqttMessage message) {
        String text() {
            return new String(message.getPayload(), StandardCharsets.UTF_8);
        }
    }

    private final MqttAsyncClient client;
    private final BlockingQueue<Delivered> delivered = new LinkedBlockingQueue<>();
    private final boolean sessionPresent;

    private Client(int port, String id, Accounts accounts, Account account) throws MqttException {
        client = new MqttAsyncClient("tcp://127.0.0.1:" + port, id, new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(account == Account.STATION);
        options.setSessionExpiryInterval(account == Account.STATION ? 0L : 86_400L);
        if (account == Account.STATION) {
            options.setWill(
                    "fengsui/v1/status/" + id,
                    new MqttMessage("offline".getBytes(StandardCharsets.UTF_8), 1, false, null));
        } else {
            options.setUserName(account.user());
            options.setPassword(accounts.password(account).getBytes(StandardCharsets.UTF_8));
        }
        IMqttToken connected = client.connect(options);
        connected.waitForCompletion(PATIENCE_MS);
        sessionPresent = connected.getSessionPresent();
    }

    static Client of(EmbeddedBroker broker, String id, Accounts accounts, Account account)
            throws MqttException {
        return new Client(broker.port(), id, accounts, account);
    }

    boolean sessionPresent() {
        return sessionPresent;
    }

    int subscribe(String filter) throws MqttException {
        IMqttToken token =
                client.subscribe(new MqttSubscription[] {new MqttSubscription(filter, 1)});
        token.waitForCompletion(PATIENCE_MS);
        return token.getReasonCodes()[0];
    }

    int publish(String topic, byte[] payload, boolean retained) throws MqttException {
        IMqttToken token = client.publish(topic, payload, 1, retained);
        token.waitForCompletion(PATIENCE_MS);
        return token.getReasonCodes()[0];
    }

    int publish(String topic, String payload) throws MqttException {
        return publish(topic, payload.getBytes(StandardCharsets.UTF_8), false);
    }

    Delivered next() throws InterruptedException {
        Delivered next = delivered.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new AssertionError("nothing delivered within " + PATIENCE_MS + " ms");
        }
        return next;
    }

    void acknowledge(Delivered one) throws MqttException {
        client.messageArrivedComplete(one.message().getId(), one.message().getQos());
    }

    /** Drops the connection and keeps the session. */
    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 100, false);
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        delivered.add(new Delivered(topic, message));
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
