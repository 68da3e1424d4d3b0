package org.fengsui.hazards.quality;

import org.fengsui.hazards.observation.Quality;
import org.jspecify.annotations.Nullable;

/**
 * Flat line: values that have stayed within a tolerance of each other for too long.
 *
 * @param suspect ms from which a value is suspect, null for none
 * @param fail ms from which a value is bad, null for none
 * @param tolerance values that differ by less are the same
 * @param above only values above this are tested: a dry gauge at 0 is healthy
 */
public record FlatLine(
        @Nullable Long suspect, @Nullable Long fail, double tolerance, double above) {

    /**
     * The flag of the newest value.
     *
     * @param plateau with that value in it
     * @param interval ms between values; a window holds the values it can hold at this pace
     */
    public Quality of(Plateau plateau, long time, double value, long interval) {
        if (value <= above) {
            return Quality.GOOD;
        }
        if (fail != null && plateau.fills(time, fail, interval)) {
            return Quality.BAD;
        }
        return suspect != null && plateau.fills(time, suspect, interval)
                ? Quality.SUSPECT
                : Quality.GOOD;
    }
}
