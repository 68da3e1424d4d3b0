package org.fengsui.standalone.run;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.standalone.broker.Account;
import org.fengsui.standalone.broker.Accounts;

/**
 * Publishes, as the console, what the process itself has to say: configuration and the last clock
 * tick. A publish returns when the broker has the message on disk.
 */
final class HousePublisher implements AutoCloseable {
    private static final long PATIENCE_MS = 10_000;
    private static final int REFUSED = 0x80;

    private final String root;
    private final MqttAsyncClient client;

    HousePublisher(URI broker, Accounts accounts, String root) throws MqttException {
        this.root = root;
        client =
                new MqttAsyncClient(
                        broker.toString(),
                        "fengsui-standalone-" + UUID.randomUUID(),
                        new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setUserName(Account.CONSOLE.user());
        options.setPassword(accounts.password(Account.CONSOLE).getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(PATIENCE_MS);
    }

    void publish(String topicBelowRoot, String payload, boolean retained) throws MqttException {
        IMqttToken token =
                client.publish(
                        root + "/" + topicBelowRoot,
                        payload.getBytes(StandardCharsets.UTF_8),
                        1,
                        retained);
        token.waitForCompletion(PATIENCE_MS);
        if (token.getReasonCodes()[0] >= REFUSED) {
            throw new MqttException(token.getReasonCodes()[0]);
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnect(0).waitForCompletion(PATIENCE_MS);
        client.close(true);
    }
}
