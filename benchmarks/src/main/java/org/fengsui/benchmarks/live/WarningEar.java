package org.fengsui.benchmarks.live;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.fengsui.benchmarks.source.Clients;

/** Hears warnings as any subscriber does, and notes which probe each one is about. */
final class WarningEar implements MqttCallback, AutoCloseable {
    private static final String FILTER = "fengsui/v1/warn/#";

    private final MqttAsyncClient client;
    private final ProbeLog log;

    WarningEar(String uri, ProbeLog log) throws MqttException {
        this.log = log;
        client = Clients.connect(uri, "bench-ear", this);
        client.subscribe(new MqttSubscription[] {new MqttSubscription(FILTER, 1)})
                .waitForCompletion();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        int probe = LoadRegistry.probeOf(topic.substring(topic.lastIndexOf('/') + 1));
        if (probe >= 0) {
            log.warned(probe, System.nanoTime());
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        // unanswered probes show it
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        // unanswered probes show it
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // publishes nothing
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // waited for
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // not used
    }

    @Override
    public void close() {
        Clients.close(client);
    }
}
