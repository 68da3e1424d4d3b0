package org.fengsui.jobs.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.fengsui.broker.OrderedDelivery;

/**
 * An MQTT 5 broker in this JVM, on a free port of the loopback, which keeps sessions and queues in
 * a folder over a restart. No login.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final String tls;
    private EmbeddedActiveMQ server;

    private EmbeddedBroker(Path folder, int port, String tls) throws Exception {
        this.tls = tls;
        this.folder = folder;
        this.port = port;
        this.server = launch();
    }

    /** Starts a broker that keeps its journal in the folder. */
    public static EmbeddedBroker start(Path folder) throws Exception {
        return new EmbeddedBroker(folder, freePort(), "");
    }

    /**
     * Starts a broker that speaks TLS and asks for a client certificate; passwords are {@code
     * changeit}.
     */
    public static EmbeddedBroker startTls(Path folder, Path keyStore, Path trustStore)
            throws Exception {
        return new EmbeddedBroker(
                folder,
                freePort(),
                ";sslEnabled=true;needClientAuth=true;keyStoreType=PKCS12;trustStoreType=PKCS12"
                        + ";keyStorePassword=changeit;trustStorePassword=changeit;keyStorePath="
                        + keyStore
                        + ";trustStorePath="
                        + trustStore);
    }

    public int port() {
        return port;
    }

    /** For a client, e.g. {@code tcp://127.0.0.1:41883}. */
    public String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Stops it; what it keeps stays in the folder. */
    public void stop() throws Exception {
        server.stop();
    }

    /** Starts it again after a stop, on the same port and folder. */
    public void startAgain() throws Exception {
        server = launch();
    }

    /** Whether anybody subscribed under this client id or share name. */
    public boolean subscribed(String clientIdOrShareName) {
        return !queues(clientIdOrShareName).isEmpty();
    }

    /** Messages queued for a client id or share name, unacknowledged ones included. */
    public long queued(String clientIdOrShareName) {
        return queues(clientIdOrShareName).stream().mapToLong(Queue::getMessageCount).sum();
    }

    private List<Queue> queues(String clientIdOrShareName) {
        return server.getActiveMQServer()
                .getPostOffice()
                .getAllBindings()
                .filter(QueueBinding.class::isInstance)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .filter(queue -> queue.getName().toString().startsWith(clientIdOrShareName + "."))
                .toList();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private EmbeddedActiveMQ launch() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setSecurityEnabled(false);
        configuration.setPersistenceEnabled(true);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDirectory(folder.resolve("journal").toString());
        configuration.setBindingsDirectory(folder.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
        configuration.setPagingDirectory(folder.resolve("paging").toString());
        configuration.setJournalSyncTransactional(false);
        configuration.setJournalSyncNonTransactional(false);
        configuration.setMaxDiskUsage(-1);
        configuration.addAddressSetting("#", new AddressSettings().setAutoDeleteQueues(false));
        configuration.addAcceptorConfiguration(
                "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT" + tls);
        OrderedDelivery ordered = new OrderedDelivery();
        configuration.registerBrokerPlugin(ordered);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.start();
        broker.getActiveMQServer().getRemotingService().addOutgoingInterceptor(ordered);
        return broker;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
