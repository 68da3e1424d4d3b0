package org.fengsui.hazards.quality;

import org.fengsui.hazards.observation.Quality;
import org.jspecify.annotations.Nullable;

/**
 * Two thresholds of one figure.
 *
 * @param suspect above it a value is suspect; null for none
 * @param fail above it a value is bad; null for none
 */
public record Limits(@Nullable Double suspect, @Nullable Double fail) {

    /** Flag of a figure that is the worse the greater it is. */
    Quality above(double figure) {
        if (fail != null && figure > fail) {
            return Quality.BAD;
        }
        return suspect != null && figure > suspect ? Quality.SUSPECT : Quality.GOOD;
    }

    /** Flag of a figure that is the worse the smaller it is. */
    Quality below(double figure) {
        if (fail != null && figure < fail) {
            return Quality.BAD;
        }
        return suspect != null && figure < suspect ? Quality.SUSPECT : Quality.GOOD;
    }
}
