package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/**
 * Where messages are published.
 *
 * @param uri {@code tcp://host:1883} or {@code ssl://host:8883}
 * @param login what each connection needs; asked for each attempt
 */
public record Broker(String uri, Login login) {
    /** Login, certificates and limits of a connection. */
    public interface Login {
        /**
         * Fresh options.
         *
         * @throws IOException where a secret or certificate cannot be read
         */
        MqttConnectionOptions options() throws IOException;
    }

    /** A broker that asks for no credentials. */
    public static Broker at(String uri) {
        return new Broker(uri, MqttConnectionOptions::new);
    }
}
