package org.fengsui.sim;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to the broker, at QoS 1.
 *
 * @param received epoch ms for the user property {@code received}, null without one
 */
record OutgoingMessage(String topic, String payload, boolean retained, @Nullable Long received) {

    static OutgoingMessage of(String topic, String payload) {
        return new OutgoingMessage(topic, payload, false, null);
    }

    static OutgoingMessage retained(String topic, String payload) {
        return new OutgoingMessage(topic, payload, true, null);
    }

    MqttMessage toMqtt() {
        MqttMessage message =
                new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, retained, null);
        Long stamp = received;
        if (stamp != null) {
            MqttProperties properties = new MqttProperties();
            properties.setUserProperties(List.of(new UserProperty("received", stamp.toString())));
            message.setProperties(properties);
        }
        return message;
    }
}
