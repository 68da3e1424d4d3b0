package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a certificate on both sides, against a real broker. */
class TlsIT {

    private static final String PASSWORD = "changeit";

    @TempDir static Path folder;

    private static EmbeddedBroker right;
    private static EmbeddedBroker wrongName;

    @BeforeAll
    static void start() throws Exception {
        certificate("broker", "san=dns:localhost,ip:127.0.0.1");
        certificate("misnamed", "san=dns:elsewhere.example");
        certificate("client", "san=dns:client.example");
        certificate("stranger", "san=dns:stranger.example");
        trust("clients", "client");
        trust("brokers", "broker", "misnamed");
        trust("others", "stranger");
        right = EmbeddedBroker.startTls(folder.resolve("a"), store("broker"), store("clients"));
        wrongName =
                EmbeddedBroker.startTls(folder.resolve("b"), store("misnamed"), store("clients"));
    }

    @AfterAll
    static void stop() throws Exception {
        right.close();
        wrongName.close();
    }

    @Test
    void connect_bothCertificatesTrusted_works() throws Exception {
        try (PahoSession session = session(right, "brokers", "client")) {
            session.connect(List.of("fengsui/v1/obs/#"));
            assertThat(session.isConnected()).isTrue();
        }
    }

    @Test
    void connect_unknownAuthority_isRefusedAndSaysSo() throws Exception {
        assertRefused(right, "others", "client", "unable to find valid certification path");
    }

    @Test
    void connect_otherHostName_isRefusedAndSaysSo() throws Exception {
        assertRefused(wrongName, "brokers", "client", "No subject alternative names");
    }

    @Test
    void connect_certificateUnknownToTheBroker_isRefused() throws Exception {
        assertRefused(right, "brokers", "stranger", "could not connect to ssl://127.0.0.1");
    }

    private static void assertRefused(
            EmbeddedBroker broker, String trusted, String own, String reason) throws Exception {
        try (PahoSession session = session(broker, trusted, own)) {
            assertThatThrownBy(() -> session.connect(List.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("tls-client could not connect to ssl://127.0.0.1")
                    .hasMessageContaining(reason);
        }
    }

    private static PahoSession session(EmbeddedBroker broker, String trusted, String own)
            throws Exception {
        Secret secret =
                Secret.file(Files.writeString(folder.resolve("pw"), PASSWORD + "\n").toString());
        MqttEndpoint endpoint =
                MqttEndpoint.at("ssl://127.0.0.1:" + broker.port())
                        .withTrustStore(new KeyStoreFile(store(trusted).toString(), secret))
                        .withKeyStore(new KeyStoreFile(store(own).toString(), secret));
        return new PahoSession(
                endpoint,
                new MqttSessions.Identity("tls-client", 60, 100, 65_536),
                new MqttSession.Listener() {
                    @Override
                    public void arrived(MqttSession.Message message) {
                        // nothing is published
                    }

                    @Override
                    public void lost(String reason) {
                        // the test asks
                    }
                });
    }

    private static Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static void certificate(String name, String extension) throws Exception {
        keytool(
                store(name),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "3650",
                "-ext",
                extension);
        keytool(store(name), "-exportcert", "-alias", name, "-file", folder + "/" + name + ".crt");
    }

    private static void trust(String store, String... names) throws Exception {
        for (String name : names) {
            keytool(
                    store(store),
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    name,
                    "-file",
                    folder + "/" + name + ".crt");
        }
    }

    private static void keytool(Path store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(new String(output, StandardCharsets.UTF_8)).isZero();
    }
}
