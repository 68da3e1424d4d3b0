package org.fengsui.hazards.quality;

/**
 * The longest run of newest values that stay within a tolerance of each other. Mutable; the public
 * fields are there for the state serializer.
 *
 * <p>Cost: amortised O(1) a value. State: the run's running maxima and minima, a handful for a
 * gauge's noise and never more than {@link #MOST} of 16 bytes each; a run with more is cut, so that
 * it looks shorter than it is.
 */
public final class Plateau {

    private static final int MOST = 64;

    /** Time of the first value, epoch ms; 0 before it. */
    public long begun;

    /** Time of the newest value that is no part of the run; {@link Long#MIN_VALUE} for none. */
    public long broken = Long.MIN_VALUE;

    public Extremes maxima = new Extremes();

    /** Of the negated values. */
    public Extremes minima = new Extremes();

    /** Takes in a value newer than all others. */
    void add(long time, double value, double tolerance) {
        if (begun == 0) {
            begun = time;
        }
        maxima.add(time, value);
        minima.add(time, -value);
        while (maxima.greatest() + minima.greatest() >= tolerance
                || Math.max(maxima.count, minima.count) > MOST) {
            if (maxima.count == 1 && minima.count == 1) {
                return;
            }
            broken = Math.min(olderThanNewest(maxima, time), olderThanNewest(minima, time));
            maxima.forget(broken);
            minima.forget(broken);
        }
    }

    private static long olderThanNewest(Extremes extremes, long newest) {
        return extremes.timeOfGreatest() == newest ? Long.MAX_VALUE : extremes.timeOfGreatest();
    }

    /**
     * Whether the run fills a window up to its newest value.
     *
     * @param interval ms between values; the window needs no value before its first whole interval
     */
    boolean fills(long time, long window, long interval) {
        return broken < time - window && time - begun > window - interval;
    }
}
