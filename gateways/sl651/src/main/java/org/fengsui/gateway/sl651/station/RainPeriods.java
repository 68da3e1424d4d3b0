package org.fengsui.gateway.sl651.station;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The period that a rain element covers; it ends at the observation time. */
public final class RainPeriods {
    private static final int MINUTE = 60_000;
    private static final int HOUR = 60 * MINUTE;

    private static final Map<Integer, Integer> BY_ELEMENT =
            Map.of(
                    0x1A, HOUR,
                    0x1B, 2 * HOUR,
                    0x1C, 3 * HOUR,
                    0x1D, 6 * HOUR,
                    0x1E, 12 * HOUR,
                    0x21, MINUTE,
                    0x22, 5 * MINUTE,
                    0x23, 10 * MINUTE,
                    0x24, 30 * MINUTE);

    private RainPeriods() {}

    /** Milliseconds, null for an element that is no amount over a known period. */
    public static @Nullable Integer of(int element) {
        return BY_ELEMENT.get(element);
    }

    static Set<Integer> elements() {
        return BY_ELEMENT.keySet();
    }
}
