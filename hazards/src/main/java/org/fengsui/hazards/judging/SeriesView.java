package org.fengsui.hazards.judging;

import java.util.List;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.window.WindowSums;
import org.jspecify.annotations.Nullable;

/** What follows from a series as of one of its samples. Computed when asked for. */
interface SeriesView {

    /** Where derived numbers go. */
    interface IndicatorSink {
        void put(String name, double value);
    }

    void indicators(IndicatorSink sink);

    /** Sums of a rain gauge, null for anything else. */
    default @Nullable WindowSums rain() {
        return null;
    }

    /** Change per hour, NaN where it cannot be told. */
    double riseRate();

    /** Whether it rises, rather than not: silence then is a cause for concern. */
    boolean isRising();

    /** The next step above the given level; null at the top. */
    @Nullable NextLevel nextLevel(Level level);

    /** The clauses on which the level rests. */
    List<Evidence> evidence(String station, String sensor, Level level);
}
