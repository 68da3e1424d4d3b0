package org.fengsui.hazards.warning;

import org.fengsui.hazards.observation.Quality;
import org.jspecify.annotations.Nullable;

/**
 * One clause that decided a level: which number stood against which threshold of which rule.
 *
 * @param indicator quantity or indicator that was compared
 * @param unit unit of value and threshold
 * @param operator {@code >=} or {@code >}
 * @param window ISO-8601 duration of the window, where there is one
 * @param time measured time of the deciding value, epoch ms
 * @param rule path of the rule, e.g. {@code waterlogging.underpass.orange}
 */
public record Evidence(
        String station,
        @Nullable String sensor,
        String indicator,
        double value,
        String unit,
        String operator,
        double threshold,
        @Nullable String window,
        Quality quality,
        long time,
        String rule) {}
