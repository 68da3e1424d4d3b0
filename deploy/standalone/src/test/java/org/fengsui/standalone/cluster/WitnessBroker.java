package org.fengsui.standalone.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** An MQTT broker in memory, without login, that remembers which payloads were acknowledged. */
final class WitnessBroker implements AutoCloseable, ActiveMQServerMessagePlugin {
    private static final String ACCEPTOR = "mqtt";

    private final EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    WitnessBroker() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setSecurityEnabled(false);
        configuration.setPersistenceEnabled(false);
        configuration.setMaxDiskUsage(-1);
        configuration.addAddressSetting("#", new AddressSettings().setAutoDeleteQueues(false));
        configuration.addAcceptorConfiguration(ACCEPTOR, "tcp://127.0.0.1:0?protocols=MQTT");
        configuration.registerBrokerPlugin(this);
        artemis.setConfiguration(configuration);
        artemis.start();
    }

    String uri() {
        return "tcp://127.0.0.1:"
                + artemis.getActiveMQServer()
                        .getRemotingService()
                        .getAcceptor(ACCEPTOR)
                        .getActualPort();
    }

    boolean subscribed(String share) {
        return artemis.getActiveMQServer()
                .getPostOffice()
                .getAllBindings()
                .filter(QueueBinding.class::isInstance)
                .anyMatch(binding -> binding.getUniqueName().toString().startsWith(share + "."));
    }

    /** The payloads acknowledged so far, as text. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    @Override
    public void messageAcknowledged(
            Transaction transaction,
            MessageReference reference,
            AckReason reason,
            ServerConsumer consumer) {
        if (reason == AckReason.NORMAL) {
            ActiveMQBuffer body = reference.getMessage().toCore().getReadOnlyBodyBuffer();
            byte[] payload = new byte[body.readableBytes()];
            body.readBytes(payload);
            acknowledged.add(new String(payload, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws Exception {
        artemis.stop();
    }
}
