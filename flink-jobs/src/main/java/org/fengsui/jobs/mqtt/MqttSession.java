package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The port to an MQTT 5 client: one connection, used once. QoS 1, manual acknowledgement. All
 * methods but {@link #connect} and {@link #unsubscribe} return without waiting for the broker.
 */
interface MqttSession extends AutoCloseable {

    /**
     * Connects and then subscribes at QoS 1, waiting for both. Messages may reach the listener
     * before this returns.
     *
     * @throws IOException when the broker is away, refuses, or grants less than QoS 1
     */
    Connected connect(List<String> filters) throws IOException;

    /** Acknowledges a message of this very connection. */
    void acknowledge(int packetId) throws IOException;

    /**
     * Sends at QoS 1.
     *
     * @param outcome called once, from a thread of the client, with null when the broker took the
     *     message, else with the reason why not
     */
    void publish(Publication publication, Consumer<@Nullable String> outcome) throws IOException;

    /**
     * Leaves filters, waiting for the broker.
     *
     * @throws IOException when the broker is away or did not answer
     */
    void unsubscribe(List<String> filters) throws IOException;

    boolean isConnected();

    /** Disconnects for good: the broker forgets the session and what it holds. */
    void end();

    /** Disconnects; the broker keeps the session for its expiry interval. */
    @Override
    void close();

    /**
     * What the broker answered.
     *
     * @param sessionPresent whether it still had the session, and so its queue
     * @param receiveMaximum how many publications it takes before it acknowledged the first
     */
    record Connected(boolean sessionPresent, int receiveMaximum) {}

    /**
     * A message as it came.
     *
     * @param packetId 0 for QoS 0, which takes no acknowledgement
     * @param received the user property of that name
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Message(
            int packetId,
            String topic,
            byte[] payload,
            boolean retained,
            @Nullable String received) {}

    /** Called from threads of the client; must neither block nor throw. */
    interface Listener {
        void arrived(Message message);

        void lost(String reason);
    }
}
