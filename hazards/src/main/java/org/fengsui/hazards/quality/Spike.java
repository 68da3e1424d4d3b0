package org.fengsui.hazards.quality;

import org.fengsui.hazards.observation.Quality;

/**
 * Spike: how far a value stands out from its two neighbours. So it is known one value later.
 *
 * @param limits in the quantity's unit
 */
public record Spike(Method method, Limits limits) {

    /** What a value is held against. */
    public enum Method {
        /** The mean of the neighbours. */
        AVERAGE,
        /** The nearer neighbour, and only where both lie on the same side. */
        DIFFERENTIAL
    }

    public Quality of(double before, double value, double after) {
        return limits.above(
                switch (method) {
                    case AVERAGE -> Math.abs(value - (before + after) / 2);
                    case DIFFERENTIAL -> prominence(value - before, value - after);
                });
    }

    private static double prominence(double left, double right) {
        return left * right > 0 ? Math.min(Math.abs(left), Math.abs(right)) : 0;
    }
}
