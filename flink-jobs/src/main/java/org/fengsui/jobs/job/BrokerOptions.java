package org.fengsui.jobs.job;

import java.util.Collection;
import org.fengsui.jobs.mqtt.KeyStoreFile;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.mqtt.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a process of ours reaches its broker. */
public final class BrokerOptions {
    @Option(
            names = "--broker",
            paramLabel = "URI",
            description = "MQTT 5 broker, tcp://host:1883 or ssl://host:8883")
    private String uri = "";

    @Option(names = "--user", paramLabel = "NAME", description = "MQTT user to log in as")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "file that holds its password, on every machine that runs the job")
    private @Nullable String passwordFile;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "environment variable that holds it instead")
    private @Nullable String passwordVariable;

    @Option(
            names = "--trust-store",
            paramLabel = "FILE",
            description =
                    "PKCS#12 or JKS file of the authorities to trust (default: those of the JDK)")
    private @Nullable String trustStore;

    @Option(
            names = "--trust-store-password-file",
            paramLabel = "FILE",
            description = "file that holds the trust store's password")
    private @Nullable String trustStorePassword;

    @Option(
            names = "--key-store",
            paramLabel = "FILE",
            description =
                    "PKCS#12 or JKS file of our own certificate, where the broker asks for one")
    private @Nullable String keyStore;

    @Option(
            names = "--key-store-password-file",
            paramLabel = "FILE",
            description = "file that holds the key store's password")
    private @Nullable String keyStorePassword;

    /** Whether a broker is named at all. */
    public boolean given() {
        return !uri.isEmpty() || user != null;
    }

    /** Adds all that is wrong. */
    public void check(Collection<String> problems) {
        if (uri.isEmpty()) {
            problems.add("--broker: is needed");
        } else {
            endpoint().problems().forEach(problem -> problems.add("--broker: " + problem));
        }
        if (passwordFile != null && passwordVariable != null) {
            problems.add("--password-file and --password-env: give one, not both");
        }
        if (user == null && (passwordFile != null || passwordVariable != null)) {
            problems.add("--user: is needed with a password");
        }
        if (user != null && passwordFile == null && passwordVariable == null) {
            problems.add("--password-file or --password-env: is needed with --user");
        }
        if (trustStore == null && trustStorePassword != null) {
            problems.add("--trust-store: is needed with --trust-store-password-file");
        }
        if (keyStore == null && keyStorePassword != null) {
            problems.add("--key-store: is needed with --key-store-password-file");
        }
    }

    /** The broker; only after a check without problems. */
    public MqttEndpoint endpoint() {
        MqttEndpoint endpoint = MqttEndpoint.at(uri);
        if (user != null && passwordFile != null) {
            endpoint = endpoint.withLogin(user, Secret.file(passwordFile));
        } else if (user != null && passwordVariable != null) {
            endpoint = endpoint.withLogin(user, Secret.environment(passwordVariable));
        }
        if (trustStore != null) {
            endpoint = endpoint.withTrustStore(store(trustStore, trustStorePassword));
        }
        if (keyStore != null) {
            endpoint = endpoint.withKeyStore(store(keyStore, keyStorePassword));
        }
        return endpoint;
    }

    private static KeyStoreFile store(String file, @Nullable String passwordFile) {
        return new KeyStoreFile(file, passwordFile == null ? null : Secret.file(passwordFile));
    }
}
