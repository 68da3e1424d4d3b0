package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the queue to the broker, in order, at QoS 1, for ever.
 *
 * <p>Delivery: at least once. A message leaves the queue when the broker has acknowledged it and
 * all before it. After a lost connection, or a refusal, everything from the oldest unacknowledged
 * message on is sent again. Runs on a thread of its own.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int WINDOW = 500;
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final long LOOK_MS = 100;

    private final DiskQueue queue;
    private final Broker broker;
    private final TestStore tests;
    private final String clientId =
            "fengsui-sl651-" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    private final AtomicLong published = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "sl651-delivery");
    private volatile String trouble = "not connected yet";

    private Delivery(DiskQueue queue, Broker broker, Path folder) {
        this.queue = queue;
        this.broker = broker;
        this.tests = new TestStore(folder);
    }

    /**
     * Starts; returns at once.
     *
     * @param folder for what stations send as a test
     */
    public static Delivery start(DiskQueue queue, Broker broker, Path folder) {
        Delivery delivery = new Delivery(queue, broker, folder);
        delivery.thread.setDaemon(true);
        delivery.thread.start();
        return delivery;
    }

    /** Messages that the broker has acknowledged. */
    public long published() {
        return published.get();
    }

    /** Why nothing is delivered, empty while it is. */
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MS;
        try {
            while (stop.getCount() > 0) {
                long before = published.get();
                String why = attempt();
                if (!why.equals(trouble)) {
                    LOG.warn("Nothing is delivered to {}: {}", broker.uri(), why);
                }
                trouble = why;
                pause = published.get() > before ? FIRST_PAUSE_MS : pause;
                if (stop.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection; returns why it ended. */
    private String attempt() throws InterruptedException {
        try (BrokerSession session = BrokerSession.connect(broker, clientId);
                QueueReader reader = new QueueReader(queue)) {
            LOG.info("Connected to {}", broker.uri());
            trouble = "";
            return new Pump(session, reader).run();
        } catch (MqttException | IOException failed) {
            String cause = failed.getCause() == null ? "" : ": " + failed.getCause().getMessage();
            return failed.getMessage() + cause;
        } catch (RuntimeException failed) {
            LOG.error("Delivery failed; it is tried again", failed);
            return failed.toString();
        }
    }

    /** A message on its way. */
    private static final class Sent {
        private final Position next;
        private boolean done;

        private Sent(Position next) {
            this.next = next;
        }
    }

    /** What is on its way over one connection. */
    private final class Pump {
        private final BrokerSession session;
        private final QueueReader reader;
        private final int window;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final Deque<Sent> onTheWay = new ArrayDeque<>();

        private Pump(BrokerSession session, QueueReader reader) {
            this.session = session;
            this.reader = reader;
            this.window = Math.min(WINDOW, session.receiveMaximum());
        }

        private String run() throws IOException, InterruptedException {
            for (; ; ) {
                String ended = session.trouble();
                if (ended != null) {
                    return ended;
                }
                if (hasRoom()) {
                    QueueEntry entry = reader.next(LOOK_MS);
                    if (entry != null) {
                        send(entry);
                    }
                }
            }
        }

        private void send(QueueEntry entry) throws IOException {
            Sent sent = new Sent(entry.next());
            lock.lock();
            try {
                onTheWay.addLast(sent);
            } finally {
                lock.unlock();
            }
            if (entry.message().test()) {
                tests.write(entry.message());
                done(sent);
            } else {
                session.publish(entry.message(), () -> done(sent));
            }
        }

        private boolean hasRoom() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (onTheWay.size() >= window) {
                    changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
                }
                return onTheWay.size() < window;
            } finally {
                lock.unlock();
            }
        }

        private void done(Sent sent) {
            @Nullable Position upTo = null;
            lock.lock();
            try {
                sent.done = true;
                for (Sent oldest = onTheWay.peekFirst();
                        oldest != null && oldest.done;
                        oldest = onTheWay.peekFirst()) {
                    upTo = oldest.next;
                    onTheWay.removeFirst();
                    published.incrementAndGet();
                }
                if (upTo != null) {
                    queue.deliveredUpTo(upTo);
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
