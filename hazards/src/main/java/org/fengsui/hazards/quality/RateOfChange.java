package org.fengsui.hazards.quality;

import org.fengsui.hazards.observation.Quality;

/**
 * Rate of change from the value before, in either direction.
 *
 * @param limits in the quantity's unit per second
 */
public record RateOfChange(Limits limits) {

    private static final double MS = 1000;

    /**
     * @param elapsed ms since the value before, above 0
     */
    public Quality of(double before, double value, long elapsed) {
        return limits.above(Math.abs(value - before) / (elapsed / MS));
    }
}
