package org.fengsui.jobs.replay.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a source emitted, for the launcher in the same JVM. Found by name, because Flink
 * makes its own copy of a source. Thread-safe.
 */
public final class ReadCounter {

    private static final Map<String, ReadCounter> COUNTERS = new ConcurrentHashMap<>();

    private final AtomicLong count = new AtomicLong();

    /** The counter of this name, made where there is none. */
    public static ReadCounter named(String name) {
        return COUNTERS.computeIfAbsent(name, n -> new ReadCounter());
    }

    /** Forgets the counter of this name. */
    public static void forget(String name) {
        COUNTERS.remove(name);
    }

    public long count() {
        return count.get();
    }

    void set(long emitted) {
        count.lazySet(emitted);
    }
}
