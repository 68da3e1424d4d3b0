package org.fengsui.standalone.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Keeps the messages of a subscription in order on their way out.
 *
 * <p>Artemis 2.55 writes a PUBLISH once the journal operations of the delivering thread are
 * complete. A queue is delivered by one thread after the other, so a message waits for unrelated
 * operations while the next, on another thread, overtakes it; MQTT and the simulated clock need the
 * order of publishing. What is delivered is in the journal already and has nothing to wait for: the
 * thread's operations are set aside before each PUBLISH. Acknowledgements still wait.
 */
final class OrderedDelivery implements MQTTInterceptor {
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttPublishMessage) {
            OperationContextImpl.clearContext();
        }
        return true;
    }
}
