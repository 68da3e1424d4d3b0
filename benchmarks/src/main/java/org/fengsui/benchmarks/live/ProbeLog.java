package org.fengsui.benchmarks.live;

import java.util.concurrent.atomic.AtomicLongArray;

/** When each probe was due, accepted and answered; nanoseconds, 0 for not yet. Thread-safe. */
final class ProbeLog {
    private final AtomicLongArray due = new AtomicLongArray(LoadRegistry.PROBES);
    private final AtomicLongArray accepted = new AtomicLongArray(LoadRegistry.PROBES);
    private final AtomicLongArray warned = new AtomicLongArray(LoadRegistry.PROBES);

    void due(int probe, long nanos) {
        due.set(probe, nanos);
    }

    void accepted(int probe, long nanos) {
        accepted.set(probe, nanos);
    }

    /** The first warning counts. */
    void warned(int probe, long nanos) {
        warned.compareAndSet(probe, 0, nanos);
    }

    boolean isWarned(int probe) {
        return warned.get(probe) != 0;
    }

    /** From the moment it was due to its warning; to {@code now} where there is none. */
    long sinceDue(int probe, long now) {
        return until(probe, now) - due.get(probe);
    }

    /** From the moment the broker accepted it to its warning, at least 0. */
    long sinceAccepted(int probe, long now) {
        long from = accepted.get(probe);
        return Math.max(0, until(probe, now) - (from == 0 ? due.get(probe) : from));
    }

    private long until(int probe, long now) {
        long at = warned.get(probe);
        return at == 0 ? now : at;
    }
}
