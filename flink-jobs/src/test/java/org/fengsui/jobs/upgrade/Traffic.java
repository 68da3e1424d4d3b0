package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.hazards.wire.Arrival;

/**
 * Readings of all {@link Underpasses}, one after the other, until it is closed: each is published
 * once, has a time of its own, and is one that the broker confirmed.
 */
final class Traffic implements AutoCloseable {

    private static final long PAUSE_MS = 5;

    /** The depth that each station keeps to, in m, and the level that follows. */
    private static final Map<String, String> LEVELS =
            Map.of(
                    "W1", "none", "W2", "blue", "W3", "yellow", "W4", "orange", "W5", "red", "W6",
                    "none", "W7", "blue", "W8", "orange");

    private static final Map<String, Double> DEPTHS =
            Map.of("none", 0.02, "blue", 0.10, "yellow", 0.18, "orange", 0.30, "red", 0.45);

    private final TreeSet<String> published = new TreeSet<>();
    private final Publisher publisher;
    private final Thread thread = new Thread(this::run, "traffic");
    private volatile boolean closed;
    private volatile Exception failure;

    private Traffic(Publisher publisher) {
        this.publisher = publisher;
    }

    static Traffic start(String broker) throws MqttException {
        Traffic traffic = new Traffic(new Publisher(broker, "traffic"));
        traffic.thread.start();
        return traffic;
    }

    /** The level that each warned subject must have in the end. */
    static Map<String, String> warned() {
        Map<String, String> warned = new TreeMap<>(LEVELS);
        warned.values().removeIf("none"::equals);
        return warned;
    }

    /** The i-th reading, of one station after the other. */
    static Arrival reading(int i, long time) {
        String station = station(i);
        return Underpasses.depth(station, time, DEPTHS.get(LEVELS.get(station)));
    }

    /** Its identity. */
    static String key(int i, long time) {
        return station(i) + " " + time;
    }

    private static String station(int i) {
        return Underpasses.STATIONS.get(i % Underpasses.STATIONS.size());
    }

    private void run() {
        long time = 0;
        try {
            for (int i = 0; !closed; i++) {
                time = Math.max(time + 1, System.currentTimeMillis());
                publisher.publish(reading(i, time));
                synchronized (published) {
                    published.add(key(i, time));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
            }
        } catch (MqttException | RuntimeException e) {
            failure = e;
        }
    }

    /** Station and time of each reading so far. */
    TreeSet<String> published() {
        synchronized (published) {
            return new TreeSet<>(published);
        }
    }

    void awaitMore(int readings) throws Exception {
        int wanted = published().size() + readings;
        Await.until(
                readings + " more readings",
                () -> {
                    assertThat(failure).isNull();
                    return published().size() >= wanted;
                });
    }

    /** Publishes nothing from here on. */
    void end() throws Exception {
        closed = true;
        thread.join();
        assertThat(failure).isNull();
    }

    @Override
    public void close() throws Exception {
        end();
        publisher.close();
    }
}
