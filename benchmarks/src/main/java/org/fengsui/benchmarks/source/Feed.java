package org.fengsui.benchmarks.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Publishers at full speed, QoS 1, that never run further ahead of the consumer than {@link
 * #AHEAD}: it always has messages waiting, and the broker never has so many that it pages.
 */
final class Feed implements AutoCloseable {
    static final String ROOT = "fengsui/v1";

    /** Messages published and not yet consumed, at most. */
    static final int AHEAD = 20_000;

    /** The same before there is a subscription, so as not to take the processor from its start. */
    private static final int AHEAD_UNHEARD = 100;

    private static final int STATIONS = 1_000;
    private static final int UNCONFIRMED = 4_000;
    private static final long NAP_NANOS = 200_000;
    private static final long STUCK_NANOS = 500_000_000;

    private final LongSupplier consumed;
    private final byte[] payload;
    private final AtomicLong published = new AtomicLong();
    private volatile long seen = -1;
    private volatile long movedAt;
    private volatile long unheard;
    private volatile boolean heard;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Feed(byte[] payload, LongSupplier consumed) {
        this.payload = payload;
        this.consumed = consumed;
    }

    /**
     * Starts publishing, a thread for each client.
     *
     * @param consumed how many of the messages have been consumed so far
     */
    static Feed start(List<MqttAsyncClient> clients, int payloadBytes, LongSupplier consumed) {
        Feed feed = new Feed(payload(payloadBytes), consumed);
        for (int i = 0; i < clients.size(); i++) {
            int lane = i;
            MqttAsyncClient client = clients.get(i);
            Thread thread =
                    new Thread(() -> feed.publish(client, lane, clients.size()), "publisher-" + i);
            thread.setDaemon(true);
            feed.threads.add(thread);
            thread.start();
        }
        return feed;
    }

    private static byte[] payload(int bytes) {
        StringBuilder json =
                new StringBuilder("{\"time\":\"2026-01-01T00:00:00Z\",\"values\":{\"stage\":1.25}");
        while (json.length() < bytes - 1) {
            json.append(' ');
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void publish(MqttAsyncClient client, int lane, int lanes) {
        Semaphore window = new Semaphore(Math.max(100, UNCONFIRMED / lanes));
        try {
            for (int station = lane; !stopped; station = (station + lanes) % STATIONS) {
                while (isAhead() && !stopped) {
                    LockSupport.parkNanos(NAP_NANOS);
                }
                if (!window.tryAcquire(1, TimeUnit.SECONDS)) {
                    continue;
                }
                client.publish(
                        ROOT + "/obs/S" + station,
                        new MqttMessage(payload, 1, false, new MqttProperties()),
                        null,
                        new Releasing(window));
                published.incrementAndGet();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (MqttException lost) {
            throw new IllegalStateException("publisher " + lane + " failed", lost);
        }
    }

    /** What was published before the consumer had subscribed is not waited for. */
    private boolean isAhead() {
        long now = System.nanoTime();
        long current = consumed.getAsLong();
        if (current != seen) {
            heard |= current > seen && seen >= 0;
            seen = current;
            movedAt = now;
        } else if (now - movedAt > STUCK_NANOS) {
            unheard = published.get() - current;
            movedAt = now;
        }
        return published.get() - current - unheard > (heard ? AHEAD : AHEAD_UNHEARD);
    }

    private record Releasing(Semaphore window) implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            window.release();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            window.release();
        }
    }

    /** Returns when nothing more is published. */
    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return published + " published, " + unheard + " of them before there was a subscription";
    }
}
