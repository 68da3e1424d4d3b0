package org.fengsui.jobs.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is still to reach the broker. What has to wait keeps its newest publication per topic only,
 * so it is bounded by the number of topics. Safe from any thread.
 */
final class Outbox {

    private final Map<Long, Publication> inFlight = new LinkedHashMap<>();
    private Map<String, Publication> waiting = new LinkedHashMap<>();
    private final Map<String, Publication> refused = new LinkedHashMap<>();
    private int window;
    private long sent;

    /** A publication on its way, by its own number. */
    record Sent(long number, Publication publication) {}

    synchronized void add(Publication publication) {
        refused.remove(publication.topic());
        waiting.remove(publication.topic());
        waiting.put(publication.topic(), publication);
    }

    /**
     * Connected: up to {@code receiveMaximum} may be on their way at once, more than that the
     * client throws back.
     */
    synchronized void online(int receiveMaximum) {
        window = receiveMaximum;
        retryRefused();
    }

    /** Disconnected: what was on its way waits again, unless something newer does. */
    synchronized void offline() {
        window = 0;
        Map<String, Publication> first = new LinkedHashMap<>();
        for (Publication publication : inFlight.values()) {
            first.remove(publication.topic());
            first.put(publication.topic(), publication);
        }
        inFlight.clear();
        first.keySet().removeAll(waiting.keySet());
        first.putAll(waiting);
        waiting = first;
        notifyAll();
    }

    /** Takes the next one to send, or null where nothing waits or the window is full. */
    synchronized @Nullable Sent next() {
        if (waiting.isEmpty() || inFlight.size() >= window) {
            return null;
        }
        Publication publication = waiting.values().iterator().next();
        waiting.remove(publication.topic());
        inFlight.put(++sent, publication);
        return new Sent(sent, publication);
    }

    synchronized void delivered(long number) {
        inFlight.remove(number);
        notifyAll();
    }

    /** Not taken by the broker: kept for the next flush, unless something newer is there. */
    synchronized void refused(long number) {
        Publication publication = inFlight.remove(number);
        if (publication != null && !newer(publication.topic())) {
            refused.put(publication.topic(), publication);
        }
        notifyAll();
    }

    private boolean newer(String topic) {
        return waiting.containsKey(topic)
                || inFlight.values().stream().anyMatch(p -> p.topic().equals(topic));
    }

    synchronized void retryRefused() {
        refused.forEach(waiting::putIfAbsent);
        refused.clear();
    }

    /** Waits until nothing is left to send, but no longer than this, and not while offline. */
    synchronized void awaitSettled(long ms) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        while (window > 0 && !(waiting.isEmpty() && inFlight.isEmpty())) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** The newest per topic of all that the broker has not confirmed. */
    synchronized List<Publication> undelivered() {
        Map<String, Publication> all = new LinkedHashMap<>(refused);
        inFlight.values().forEach(p -> all.put(p.topic(), p));
        all.putAll(waiting);
        return new ArrayList<>(all.values());
    }
}
