package org.fengsui.hazards.trend;

import org.jspecify.annotations.Nullable;

/**
 * A straight line through the latest samples.
 *
 * @param time the evaluated time, epoch ms
 * @param slope per hour, in the unit of the quantity: the indicator {@code rise_rate}
 * @param lower lower end of the slope's 90 % confidence interval, per hour
 * @param upper upper end of it, per hour
 * @param level of the line at {@code time}, in the unit of the quantity
 * @param points number of samples behind it
 * @param reach ms after {@code time} beyond which the line says nothing
 */
public record Trend(
        long time, double slope, double lower, double upper, double level, int points, long reach) {

    private static final double MINUTES_PER_HOUR = 60;

    /**
     * When the line reaches a threshold; 0 minutes where it lies on or above it already.
     *
     * @return null unless the slope and its lower end are above 0 and the line reaches the
     *     threshold within its reach
     */
    public @Nullable Eta minutesTo(double threshold) {
        if (!(slope > 0 && lower > 0)) {
            return null;
        }
        double missing = Math.max(0, threshold - level) * MINUTES_PER_HOUR;
        double limit = reach / 60_000.0;
        double minutes = missing / slope;
        if (minutes > limit) {
            return null;
        }
        double latest = missing / lower;
        return new Eta(
                minutes, missing / upper, latest > limit ? Double.POSITIVE_INFINITY : latest);
    }
}
