package org.fengsui.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Gauges {@code G1 …} that report each second and keep what the broker has not accepted, as field
 * equipment does: after a lost connection they send it again, in order, before anything newer.
 *
 * <p>A gauge stands at 2 cm until it is told to rise; then its water climbs 3 cm a second to 55 cm,
 * and stays there, or falls back.
 */
final class Field implements AutoCloseable {
    private static final int WINDOW = 2_000;
    private static final long SECOND = 1_000;
    private static final double DRY = 0.02;
    private static final double DEEP = 0.55;
    private static final double A_SECOND = 0.03;

    private final int gauges;
    private final Link link;
    private final Map<Integer, Rise> rises = new ConcurrentHashMap<>();
    private final ArrayDeque<Sent> waiting = new ArrayDeque<>();
    private final Map<Long, Sent> underWay = new LinkedHashMap<>();
    private final TreeSet<Sent> accepted = new TreeSet<>();
    private final long[] next;
    private long number;
    private volatile boolean sending = true;
    private volatile boolean measuring = true;

    private record Rise(long from, long until) {}

    Field(String broker, int gauges) {
        this.gauges = gauges;
        this.next = new long[gauges + 1];
        long now = System.currentTimeMillis();
        for (int gauge = 1; gauge <= gauges; gauge++) {
            next[gauge] = now + gauge * SECOND / gauges;
        }
        this.link = new Link(broker, client -> again(), (topic, payload) -> {}).start(this::work);
    }

    /** Lets the water rise at a gauge from a moment on, for good. */
    void rise(int gauge, long from) {
        rises.put(gauge, new Rise(from, Long.MAX_VALUE));
    }

    /** As {@link #rise}, and fall back to dry at once after some seconds. */
    void wave(int gauge, long from, int seconds) {
        rises.put(gauge, new Rise(from, from + seconds * SECOND));
    }

    /** All that the broker has accepted so far. */
    List<Sent> accepted() {
        synchronized (this) {
            return new ArrayList<>(accepted);
        }
    }

    /** Keeps readings back, which are measured all the same, or lets them go. */
    void sending(boolean now) {
        sending = now;
    }

    /** Ends the measuring; what was measured is still sent. */
    void endMeasuring() {
        measuring = false;
    }

    boolean allAccepted() {
        synchronized (this) {
            return waiting.isEmpty() && underWay.isEmpty();
        }
    }

    private synchronized void again() {
        List<Sent> unaccepted = new ArrayList<>(underWay.values());
        underWay.clear();
        for (int i = unaccepted.size() - 1; i >= 0; i--) {
            waiting.addFirst(unaccepted.get(i));
        }
    }

    private synchronized void work(MqttAsyncClient client) {
        measure(System.currentTimeMillis());
        try {
            for (Iterator<Sent> due = waiting.iterator();
                    sending && due.hasNext() && underWay.size() < WINDOW; ) {
                Sent sent = due.next();
                long mine = number++;
                client.publish(
                        "fengsui/v1/obs/" + sent.station(),
                        json(sent),
                        1,
                        false,
                        null,
                        new Accepted(mine));
                underWay.put(mine, sent);
                due.remove();
            }
        } catch (MqttException away) {
            throw new IllegalStateException(away);
        }
    }

    private void measure(long now) {
        for (int gauge = 1; measuring && gauge <= gauges; gauge++) {
            for (; next[gauge] <= now; next[gauge] += SECOND) {
                waiting.add(new Sent("G" + gauge, next[gauge], depth(gauge, next[gauge])));
            }
        }
    }

    private double depth(int gauge, long time) {
        Rise rise = rises.get(gauge);
        if (rise == null || time < rise.from() || time >= rise.until()) {
            return DRY;
        }
        double risen = DRY + A_SECOND * ((time - rise.from()) / SECOND + 1);
        return Math.min(DEEP, Math.round(risen * 100) / 100.0);
    }

    private static byte[] json(Sent sent) {
        return "{\"station\":\"%s\",\"time\":%d,\"values\":{\"water_depth\":%s}}"
                .formatted(sent.station(), sent.time(), sent.depth())
                .getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void accepted(long mine) {
        Sent sent = underWay.remove(mine);
        if (sent != null) {
            accepted.add(sent);
        }
    }

    @Override
    public void close() throws InterruptedException {
        link.close();
    }

    private final class Accepted implements MqttActionListener {
        private final long mine;

        Accepted(long mine) {
            this.mine = mine;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            accepted(mine);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            // It is still under way, and sent again over the next connection.
        }
    }
}
