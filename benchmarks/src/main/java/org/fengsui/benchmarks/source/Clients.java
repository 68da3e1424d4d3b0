package org.fengsui.benchmarks.source;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** Bare MQTT 5 clients. */
public final class Clients {
    private static final long PATIENCE_MS = 10_000;

    private Clients() {}

    /** A session that ends with its connection. */
    public static MqttAsyncClient connect(String uri, String clientId) throws MqttException {
        return connect(uri, clientId, null);
    }

    /**
     * A session that ends with its connection.
     *
     * @param callback gets what it subscribes to
     */
    public static MqttAsyncClient connect(
            String uri, String clientId, @Nullable MqttCallback callback) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
        if (callback != null) {
            client.setCallback(callback);
        }
        client.connect(transientSession()).waitForCompletion(PATIENCE_MS);
        return client;
    }

    /** Takes a session and its queue away from the broker. */
    public static void forget(String uri, String clientId) throws MqttException {
        close(connect(uri, clientId));
    }

    /** Says goodbye and frees the threads; a connection already lost is no failure. */
    public static void close(MqttAsyncClient client) {
        try {
            client.disconnectForcibly(100, 500, true);
            client.close(true);
        } catch (MqttException alreadyGone) {
            // what is lost needs no goodbye
        }
    }

    static MqttConnectionOptions transientSession() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval(60);
        return options;
    }
}
