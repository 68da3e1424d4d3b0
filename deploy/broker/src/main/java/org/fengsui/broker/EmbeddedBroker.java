package org.fengsui.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;

/**
 * ActiveMQ Artemis as an MQTT 5 broker inside this process.
 *
 * <p>A message of QoS 1 is acknowledged to its sender once it is synced to the journal; sessions,
 * subscriptions, retained and un-acknowledged messages outlive a restart. What does not fit in
 * memory is paged to disk. A message is redelivered for ever: nothing is dropped after a number of
 * attempts. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String ACCEPTOR = "mqtt";
    private static final String NETTY =
            "org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory";
    private static final int MAX_PACKET_BYTES = 16 << 20;
    private static final long MAX_MEMORY_BYTES = 128L << 20;
    private static final long MIN_DISK_FREE_BYTES = 256L << 20;
    private static final int PAGE_BYTES = 8 << 20;
    private static final int RECEIVE_MAXIMUM = 65_535;

    private final EmbeddedActiveMQ artemis;
    private final BrokerSecurity security;

    private EmbeddedBroker(EmbeddedActiveMQ artemis, BrokerSecurity security) {
        this.artemis = artemis;
        this.security = security;
    }

    /**
     * Starts the broker and returns when it listens.
     *
     * @param folder where the journal lives; made where it does not exist
     * @param host address to listen on
     * @param port port to listen on, 0 for any free one
     * @throws BrokerFailure if the journal cannot be opened or the port not be had
     */
    public static EmbeddedBroker start(
            Path folder, String host, int port, Accounts accounts, TopicAccess access) {
        Configuration configuration = configuration(folder, host, port);
        BrokerSecurity security =
                new BrokerSecurity(accounts, access, configuration.getWildcardConfiguration());
        OrderedDelivery ordered = new OrderedDelivery();
        configuration.registerBrokerPlugin(ordered);
        EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
        artemis.setConfiguration(configuration);
        artemis.setSecurityManager(security);
        EmbeddedBroker broker = new EmbeddedBroker(artemis, security);
        try {
            artemis.start();
        } catch (Exception failed) {
            throw new BrokerFailure("broker over " + folder + " does not start", failed);
        }
        if (!artemis.getActiveMQServer().isActive()) {
            broker.close();
            throw new BrokerFailure(
                    "broker over " + folder + " does not start: see the log for the reason", null);
        }
        broker.server().getRemotingService().addOutgoingInterceptor(ordered);
        return broker;
    }

    /** The port it listens on. */
    public int port() {
        return server().getRemotingService().getAcceptor(ACCEPTOR).getActualPort();
    }

    /** Messages that the sessions of an account have not acknowledged, delivered or not. */
    public long unacknowledged(Account account) {
        return queues(account).mapToLong(Queue::getMessageCount).sum();
    }

    /** Whether a message on this topic would reach a session of the account that is connected. */
    public boolean reaches(Account account, String topic) {
        return matches(queues(account).filter(queue -> queue.getConsumerCount() > 0), topic);
    }

    /**
     * Whether a message on this topic would wait for a session of the account, connected or not.
     */
    public boolean keeps(Account account, String topic) {
        return matches(queues(account).filter(Queue::isDurable), topic);
    }

    private boolean matches(Stream<Queue> queues, String topic) {
        WildcardConfiguration wildcards = server().getConfiguration().getWildcardConfiguration();
        return queues.map(queue -> queue.getAddress().toString())
                .map(address -> MQTTUtil.getMqttTopicFromCoreAddress(address, wildcards))
                .anyMatch(filter -> MqttTopicValidator.isMatched(filter, topic));
    }

    /**
     * Disconnects clients without a name and lets none in again: what they have not had
     * acknowledged stays theirs to send after the next start.
     */
    public void closeToStations() {
        security.closeToStations();
        for (ServerSession session : server().getSessions()) {
            if (Account.STATION.name().equals(session.getValidatedUser())) {
                session.getRemotingConnection().disconnect(false);
            }
        }
    }

    /** Stops; stations are disconnected first, so that none is declared offline by its will. */
    @Override
    public void close() {
        try {
            if (server().isActive()) {
                closeToStations();
            }
            artemis.stop();
        } catch (Exception failed) {
            throw new BrokerFailure("broker does not stop cleanly", failed);
        }
    }

    private ActiveMQServer server() {
        return artemis.getActiveMQServer();
    }

    private Stream<Queue> queues(Account account) {
        return server().getPostOffice()
                .getAllBindings()
                .filter(QueueBinding.class::isInstance)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .filter(queue -> belongsTo(queue, account));
    }

    private static boolean belongsTo(Queue queue, Account account) {
        return queue.getUser() != null && account.name().equals(queue.getUser().toString());
    }

    private static Configuration configuration(Path folder, String host, int port) {
        Configuration configuration = new ConfigurationImpl();
        configuration
                .setName("fengsui")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setLargeMessageSync(true)
                .setMqttSubscriptionPersistenceEnabled(true)
                .setWildCardConfiguration(MQTTUtil.MQTT_WILDCARD)
                .setGlobalMaxSize(MAX_MEMORY_BYTES)
                .setMinDiskFree(MIN_DISK_FREE_BYTES);
        // Who may connect depends on the client id, which the key of Artemis' cache leaves out.
        configuration.setAuthenticationCacheSize(0);
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(
                        NETTY,
                        Map.of(
                                TransportConstants.HOST_PROP_NAME, host,
                                TransportConstants.PORT_PROP_NAME, port,
                                TransportConstants.PROTOCOLS_PROP_NAME, "MQTT"),
                        ACCEPTOR,
                        Map.of(
                                "maximumPacketSize", MAX_PACKET_BYTES,
                                "receiveMaximum", RECEIVE_MAXIMUM)));
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAutoCreateAddresses(true)
                        .setAutoCreateQueues(true)
                        .setAutoDeleteAddresses(false)
                        .setMaxDeliveryAttempts(-1)
                        .setPageSizeBytes(PAGE_BYTES)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE));
        return configuration;
    }
}
