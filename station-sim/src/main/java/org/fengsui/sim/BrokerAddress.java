package org.fengsui.sim;

import org.jspecify.annotations.Nullable;

/**
 * Where to publish.
 *
 * @param uri of an MQTT 5 broker, e.g. {@code tcp://127.0.0.1:1883} or {@code ssl://…}
 * @param root first levels of every topic, e.g. {@code fengsui/v1}
 * @param user null to connect without a name
 * @param password null to connect without a password
 */
public record BrokerAddress(
        String uri, String root, @Nullable String user, @Nullable String password) {

    public BrokerAddress {
        if (root.isEmpty() || root.startsWith("/") || root.endsWith("/") || root.contains("#")) {
            throw new IllegalArgumentException(
                    "topic root must be like fengsui/v1, without leading or trailing slash, not '"
                            + root
                            + "'");
        }
    }

    /** A broker that asks for no credentials. */
    public static BrokerAddress of(String uri, String root) {
        return new BrokerAddress(uri, root, null, null);
    }

    String topic(String below) {
        return root + "/" + below;
    }

    @Override
    public String toString() {
        return uri + " under " + root;
    }
}
