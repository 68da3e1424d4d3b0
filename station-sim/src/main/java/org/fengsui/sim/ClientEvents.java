package org.fengsui.sim;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client that only publishes need not react to. */
abstract class ClientEvents implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(ClientEvents.class);

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.debug("MQTT client error", exception);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        LOG.debug("Message on {} although nothing is subscribed", topic);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        LOG.trace("Delivered {}", token);
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        LOG.debug("Connected to {}", serverUri);
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        LOG.debug("Authentication packet, reason {}", reasonCode);
    }
}
