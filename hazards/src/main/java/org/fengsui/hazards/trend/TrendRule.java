package org.fengsui.hazards.trend;

/**
 * Over what a slope is taken and what it needs.
 *
 * @param window ms before the evaluated time, that time included
 * @param minPoints good samples that it needs at least
 * @param minSpan ms between the first and the last of them at least
 */
public record TrendRule(long window, int minPoints, long minSpan) {

    private static final long MINUTE = 60_000;

    /**
     * For rivers: 60 min, or as long as five samples take.
     *
     * @param interval ms between the station's reports
     */
    public static TrendRule stage(long interval) {
        return new TrendRule(Math.max(60 * MINUTE, 5 * interval), 5, 30 * MINUTE);
    }

    /**
     * For streets, which flood in minutes: 15 min, or as long as four samples take.
     *
     * @param interval ms between the station's reports
     */
    public static TrendRule depth(long interval) {
        return new TrendRule(Math.max(15 * MINUTE, 4 * interval), 4, 3 * MINUTE);
    }

    /** How far ahead a line over this window is followed: twice the window, at most 3 h; ms. */
    public long reach() {
        return Math.min(2 * window, 180 * MINUTE);
    }
}
