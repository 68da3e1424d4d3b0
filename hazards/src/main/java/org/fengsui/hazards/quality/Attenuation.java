package org.fengsui.hazards.quality;

import org.fengsui.hazards.observation.Quality;

/**
 * Attenuated signal: a series that varies too little over a window.
 *
 * @param window ms
 * @param limits least variation, in the quantity's unit: below {@code suspect} a value is suspect,
 *     below {@code fail} bad
 */
public record Attenuation(Measure measure, long window, Limits limits) {

    /** How variation is measured. */
    public enum Measure {
        /** Standard deviation, of the values as a whole population. */
        STD,
        /** Greatest less smallest. */
        RANGE
    }

    /** The flag of the newest value; not evaluated before the window is full. */
    public Quality of(Variation variation, long time) {
        return variation.begun == 0 || time - variation.begun < window
                ? Quality.NOT_EVALUATED
                : of(variation);
    }

    /** The flag that all of the values have. */
    Quality of(Variation variation) {
        return limits.below(
                switch (measure) {
                    case STD -> variation.deviation();
                    case RANGE -> variation.range();
                });
    }
}
