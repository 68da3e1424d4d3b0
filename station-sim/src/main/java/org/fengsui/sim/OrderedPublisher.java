package org.fengsui.sim;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes at QoS 1 in the order given, with a bounded number of unacknowledged messages.
 *
 * <p>Delivery: at least once. After a lost connection it connects anew, for as long as it takes,
 * and sends again everything from the oldest unacknowledged message on, so that no message
 * overtakes an earlier one for the first time. A broker that refuses a message ends the publishing
 * with an {@link IOException}.
 *
 * <p>Thread-safety: one thread publishes; acknowledgements come on the client's threads.
 */
final class OrderedPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderedPublisher.class);

    private static final long FIRST_BACKOFF_MS = 100;
    private static final long LONGEST_BACKOFF_MS = 5_000;
    private static final int FIRST_ERROR_CODE = 0x80;

    private final BrokerAddress broker;
    private final int wantedWindow;
    private final MqttConnector connector;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<InFlight> inFlight = new ArrayDeque<>();
    private @Nullable String refusal;
    private boolean lost;
    private volatile boolean closed;
    private int connections;
    private int window;
    private long acknowledged;
    private volatile MqttAsyncClient client;

    private OrderedPublisher(BrokerAddress broker, int window, @Nullable OutgoingMessage will)
            throws MqttException {
        this.broker = broker;
        this.wantedWindow = window;
        this.connector = new MqttConnector(broker, will);
        MqttConnector.Connection first = connector.connect(this::markLost);
        this.client = first.client();
        this.lost = !client.isConnected();
        this.connections = 1;
        this.window = Math.min(window, first.receiveMaximum());
    }

    /**
     * Connects.
     *
     * @param window most messages without acknowledgement, at least 1
     * @param will what the broker publishes if this client vanishes
     * @throws IOException where the broker cannot be reached or refuses the connection
     */
    static OrderedPublisher connect(
            BrokerAddress broker, int window, @Nullable OutgoingMessage will) throws IOException {
        if (window < 1) {
            throw new IllegalArgumentException("window must be at least 1, not " + window);
        }
        try {
            return new OrderedPublisher(broker, window, will);
        } catch (MqttException e) {
            throw new IOException(
                    "cannot connect to the MQTT broker at "
                            + broker.uri()
                            + " ("
                            + e.getMessage()
                            + "); is it running, and is that its address?",
                    e);
        }
    }

    /** Sends the message; waits while the window is full or the broker is away. */
    void publish(OutgoingMessage message) throws IOException, InterruptedException {
        InFlight sent = new InFlight(message);
        await(() -> inFlight.size() < window);
        lock.lock();
        try {
            inFlight.addLast(sent);
        } finally {
            lock.unlock();
        }
        if (!send(client, sent)) {
            await(() -> !lost);
        }
    }

    /** Waits until the broker has acknowledged everything published so far. */
    void drain() throws IOException, InterruptedException {
        await(inFlight::isEmpty);
    }

    /** How often a connection was made, the first included. */
    int connections() {
        lock.lock();
        try {
            return connections;
        } finally {
            lock.unlock();
        }
    }

    long acknowledged() {
        lock.lock();
        try {
            return acknowledged;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the connection without waiting for acknowledgements; {@link #drain} first. May be called
     * from any thread: a publisher that is waiting for the broker then gets an {@link
     * InterruptedException}.
     */
    @Override
    public void close() {
        closed = true;
        markLost(client);
        MqttConnector.leave(client);
    }

    private interface State {
        boolean reached();
    }

    private void await(State wanted) throws IOException, InterruptedException {
        for (; ; ) {
            lock.lockInterruptibly();
            try {
                while (!lost && refusal == null && !wanted.reached()) {
                    changed.await();
                }
                if (refusal != null) {
                    throw new IOException(refusal);
                }
                if (!lost) {
                    return;
                }
            } finally {
                lock.unlock();
            }
            recover();
        }
    }

    private void recover() throws InterruptedException {
        if (closed) {
            throw closedWhileWaiting();
        }
        LOG.warn("Connection to {} lost; connecting again", broker.uri());
        MqttConnector.release(client);
        long backoff = FIRST_BACKOFF_MS;
        while (!closed) {
            try {
                reconnect();
                resend();
                return;
            } catch (MqttException e) {
                LOG.warn(
                        "Broker at {} is away ({}); next try in {} ms",
                        broker.uri(),
                        e.getMessage(),
                        backoff);
                pause(backoff);
                backoff = Math.min(2 * backoff, LONGEST_BACKOFF_MS);
            }
        }
        throw closedWhileWaiting();
    }

    private static InterruptedException closedWhileWaiting() {
        return new InterruptedException("the publisher was closed while the broker was away");
    }

    private void resend() throws InterruptedException {
        InFlight[] again;
        lock.lock();
        try {
            again = inFlight.toArray(new InFlight[0]);
            for (InFlight message : again) {
                message.acknowledged = false;
            }
        } finally {
            lock.unlock();
        }
        LOG.info("Connected again to {}; sending {} messages again", broker.uri(), again.length);
        for (InFlight message : again) {
            if (!send(client, message)) {
                return;
            }
        }
    }

    /** False where the connection was found to be lost: the message then goes with the resend. */
    private boolean send(MqttAsyncClient over, InFlight message) throws InterruptedException {
        for (; ; ) {
            try {
                over.publish(
                        message.message.topic(),
                        message.message.toMqtt(),
                        null,
                        new Acknowledgement(over, message));
                return true;
            } catch (MqttException e) {
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    markLost(over);
                    return false;
                }
                pause(1);
            }
        }
    }

    private void reconnect() throws MqttException {
        MqttConnector.Connection fresh = connector.connect(this::markLost);
        lock.lock();
        try {
            client = fresh.client();
            lost = !client.isConnected(); // what was reported before this line found no listener
            connections++;
            window = Math.min(wantedWindow, fresh.receiveMaximum());
        } finally {
            lock.unlock();
        }
    }

    private void markLost(MqttAsyncClient which) {
        lock.lock();
        try {
            if (which == client) {
                lost = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private static final class InFlight {
        private final OutgoingMessage message;
        private boolean acknowledged;

        private InFlight(OutgoingMessage message) {
            this.message = message;
        }
    }

    /** An answer counts only if it came over the connection that is in use now. */
    private final class Acknowledgement implements MqttActionListener {

        private final MqttAsyncClient over;
        private final InFlight message;

        private Acknowledgement(MqttAsyncClient over, InFlight message) {
            this.over = over;
            this.message = message;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] reasons = token.getReasonCodes();
            int reason = reasons == null || reasons.length == 0 ? 0 : reasons[0];
            lock.lock();
            try {
                if (over != client) {
                    return;
                }
                if (reason >= FIRST_ERROR_CODE) {
                    refusal =
                            "the broker at %s refused a message to %s with reason 0x%02x"
                                    .formatted(broker.uri(), message.message.topic(), reason);
                }
                message.acknowledged = true;
                for (InFlight oldest = inFlight.peekFirst();
                        oldest != null && oldest.acknowledged;
                        oldest = inFlight.peekFirst()) {
                    inFlight.removeFirst();
                    acknowledged++;
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void onFailure(@Nullable IMqttToken token, @Nullable Throwable cause) {
            markLost(over);
        }
    }
}
