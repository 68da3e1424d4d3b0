package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What depth and stage entries have in common. */
final class Rises {

    private Rises() {}

    static @Nullable Double suspectRise(Fields fields) {
        Value value = fields.get("suspect_rise");
        return value == null
                ? null
                : value.number("a rise in m/min above 0, such as 0.05", 0.001, 100);
    }

    static List<String> missing(Endurance endurance, @Nullable Double suspectRise) {
        List<String> missing = new ArrayList<>();
        if (endurance.hysteresis() == null) {
            missing.add("hysteresis");
        }
        if (endurance.confirm() == null) {
            missing.add("confirm");
        }
        if (endurance.hold() == null) {
            missing.add("hold");
        }
        if (suspectRise == null) {
            missing.add("suspect_rise");
        }
        return missing;
    }

    /** Notes every threshold that does not lie above the one before it. */
    static void check(Collection<Limit> rising) {
        Limit before = null;
        for (Limit limit : rising) {
            if (before != null && limit.value() <= before.value()) {
                limit.at()
                        .reject(
                                "more than " + before.value() + " (" + before.at().path() + ")",
                                "each level must lie above the one before");
            }
            before = limit;
        }
    }
}
