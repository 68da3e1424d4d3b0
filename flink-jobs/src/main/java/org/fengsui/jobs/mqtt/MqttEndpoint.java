package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a broker. Holds no password, only where one is.
 *
 * @param uri {@code tcp://host:1883} or {@code ssl://host:8883}
 * @param trustStore null for the JDK's authorities; host names are always verified
 * @param keyStore the client's own certificate, where the broker asks for one
 * @param keepAliveSeconds a dead connection is noticed after one to two of these
 * @param connectTimeoutSeconds limit of one attempt to connect, and of subscribing
 */
public record MqttEndpoint(
        String uri,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable KeyStoreFile trustStore,
        @Nullable KeyStoreFile keyStore,
        int keepAliveSeconds,
        int connectTimeoutSeconds)
        implements Serializable {

    /** Without credentials, with a keep-alive of 10 s and 10 s to connect. */
    public static MqttEndpoint at(String uri) {
        return new MqttEndpoint(uri, null, null, null, null, 10, 10);
    }

    public MqttEndpoint withLogin(String newUser, Secret newPassword) {
        return new MqttEndpoint(
                uri,
                newUser,
                newPassword,
                trustStore,
                keyStore,
                keepAliveSeconds,
                connectTimeoutSeconds);
    }

    public MqttEndpoint withTrustStore(KeyStoreFile store) {
        return new MqttEndpoint(
                uri, user, password, store, keyStore, keepAliveSeconds, connectTimeoutSeconds);
    }

    public MqttEndpoint withKeyStore(KeyStoreFile store) {
        return new MqttEndpoint(
                uri, user, password, trustStore, store, keepAliveSeconds, connectTimeoutSeconds);
    }

    public MqttEndpoint withSeconds(int keepAlive, int connectTimeout) {
        return new MqttEndpoint(
                uri, user, password, trustStore, keyStore, keepAlive, connectTimeout);
    }

    /**
     * What every connection needs: login, certificates, limits, and no reconnecting by itself.
     * Secrets are looked up now, on this machine.
     *
     * @throws IOException when a secret or a certificate cannot be read
     */
    public MqttConnectionOptions connection() throws IOException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(keepAliveSeconds);
        options.setConnectionTimeout(connectTimeoutSeconds);
        if (user != null) {
            options.setUserName(user);
        }
        if (password != null) {
            options.setPassword(password.resolve().getBytes(StandardCharsets.UTF_8));
        }
        if (tls()) {
            options.setSocketFactory(TlsSockets.of(trustStore, keyStore));
        }
        return options;
    }

    boolean tls() {
        return uri.startsWith("ssl://");
    }

    /** All that is wrong with it, one sentence each. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        checkUri(problems);
        if (keepAliveSeconds < 1 || keepAliveSeconds > 65_535) {
            problems.add("keep-alive must be 1 to 65535 s: " + keepAliveSeconds);
        }
        if (connectTimeoutSeconds < 1) {
            problems.add("connect timeout must be at least 1 s: " + connectTimeoutSeconds);
        }
        if (!tls() && (trustStore != null || keyStore != null)) {
            problems.add("a trust store or key store needs an ssl:// broker URI");
        }
        return problems;
    }

    private void checkUri(List<String> problems) {
        try {
            URI parsed = new URI(uri);
            boolean scheme = "tcp".equals(parsed.getScheme()) || "ssl".equals(parsed.getScheme());
            if (parsed.getUserInfo() != null) {
                problems.add("broker URI must not carry a login; use withLogin(user, secret)");
            } else if (!scheme || parsed.getHost() == null || parsed.getPort() < 1) {
                problems.add("broker URI must be tcp://host:port or ssl://host:port: " + uri);
            } else if (parsed.getPath() != null && !parsed.getPath().isEmpty()) {
                problems.add("broker URI must have no path: " + uri);
            }
        } catch (URISyntaxException e) {
            problems.add("broker URI must be tcp://host:port or ssl://host:port: " + e.getReason());
        }
    }
}
