package org.fengsui.hazards.quality;

import org.fengsui.hazards.observation.Quality;
import org.jspecify.annotations.Nullable;

/**
 * Gross range: bad outside what can be, suspect outside what an operator expects.
 *
 * @param suspect null where only the possible is known
 * @param fail null where only the expected is known
 */
public record GrossRange(@Nullable Span suspect, @Nullable Span fail) {

    public Quality of(double value) {
        if (fail != null && !fail.contains(value)) {
            return Quality.BAD;
        }
        return suspect == null || suspect.contains(value) ? Quality.GOOD : Quality.SUSPECT;
    }
}
