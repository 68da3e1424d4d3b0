package org.fengsui.gateway.sl651.body;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Elements with the definition bytes they usually have. Used only to find where a series of values
 * ends, which the standard leaves open.
 */
final class KnownElements {
    private static final Map<Integer, Set<Integer>> DEFINITIONS = new HashMap<>();

    static {
        for (int rain = 0x1A; rain <= 0x26; rain++) {
            DEFINITIONS.put(rain, Set.of(0x11, 0x19, 0x1A, 0x21));
        }
        DEFINITIONS.put(0x02, Set.of(0x11, 0x19));
        DEFINITIONS.put(0x18, Set.of(0x11));
        DEFINITIONS.put(0x27, Set.of(0x23, 0x2B));
        DEFINITIONS.put(0x36, Set.of(0x1B, 0x23));
        DEFINITIONS.put(0x37, Set.of(0x1B, 0x23));
        DEFINITIONS.put(0x38, Set.of(0x12));
        for (int level = 0x39; level <= 0x43; level++) {
            DEFINITIONS.put(level, Set.of(0x1A, 0x23));
        }
        DEFINITIONS.put(0x45, Set.of(0x20));
        DEFINITIONS.put(0xF4, Set.of(0x60));
    }

    private KnownElements() {}

    /** Whether these two bytes look like the beginning of an element. */
    static boolean begins(int id, int definition) {
        Set<Integer> usual = DEFINITIONS.get(id);
        return usual != null && usual.contains(definition);
    }
}
