package org.fengsui.jobs.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * Decides when a source that was away may speak for the present again: once its queue was found
 * empty in every 200 ms for 2 s. After 20 s it stops holding everybody up, and reports a further
 * gap each second for as long as it is behind. Task thread only.
 */
final class CatchUp {

    /** No point in time. */
    static final long NEVER = Long.MIN_VALUE;

    private static final long CAP_MS = 20_000;
    private static final long STEP_MS = 1_000;

    private final Quiet quiet = new Quiet();
    private boolean behind;
    private long from;
    private long nextGap;
    private long startedAt;

    /** A time of ours, in epoch ms, in which stations may have spoken unheard. */
    record Gap(long from, long to) {}

    /**
     * Starts to hold.
     *
     * @param since from when on nothing was heard; {@link #NEVER} at a first start
     */
    void begin(long now, long since) {
        quiet.restart();
        if (!behind) {
            behind = true;
            from = since;
            startedAt = now;
            nextGap = now + CAP_MS;
        } else if (since != NEVER) {
            from = from == NEVER ? since : Math.min(from, since);
        }
    }

    /** There is nothing to catch up with. */
    void end() {
        behind = false;
    }

    boolean behind() {
        return behind;
    }

    /** From when on nothing can be relied on; {@code now} where nothing is amiss. */
    long coveredUntil(long now) {
        if (!behind) {
            return now;
        }
        return from == NEVER ? startedAt : from;
    }

    /**
     * Looks again.
     *
     * @param drained whether all is connected and nothing waits
     * @return the gap to report now, if any; {@link #behind} tells whether it was the last
     */
    @Nullable Gap observe(long now, boolean drained) {
        if (!behind) {
            return null;
        }
        if (quiet.steady(now, drained)) {
            behind = false;
            return from == NEVER ? null : new Gap(from, now);
        }
        if (now < nextGap) {
            return null;
        }
        Gap gap = new Gap(coveredUntil(now), now);
        from = now;
        nextGap = now + STEP_MS;
        return gap;
    }
}
