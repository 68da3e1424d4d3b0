package org.fengsui.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Keeps the messages of a publisher in order on their way through the broker, as MQTT promises and
 * the simulated clock needs.
 *
 * <p>Artemis 2.55 lets what follows a journal write wait for the writes of the current thread, but
 * works on one connection and on one queue with any thread of a pool: a message waits, the next one
 * on another thread overtakes it. So a message that comes in waits for the writes of its own
 * session, and one that goes out for none: it is in the journal already. Acknowledgements still
 * wait for the journal. Stateless; a broker takes it as a plugin and as an outgoing interceptor.
 */
public final class OrderedDelivery implements ActiveMQServerMessagePlugin, MQTTInterceptor {
    @Override
    public void beforeSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue) {
        OperationContextImpl.setContext(session.getSessionContext());
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttPublishMessage) {
            OperationContextImpl.clearContext();
        }
        return true;
    }
}
