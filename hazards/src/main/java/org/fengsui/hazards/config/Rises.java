package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** What depth and stage entries have in common. */
final class Rises {

    private static final String EXAMPLE = "{window: PT1H, level: yellow, m: 0.10}";
    private static final List<Long> WINDOWS = List.of(15 * 60_000L, 60 * 60_000L);

    private Rises() {}

    static @Nullable Double suspectRise(Fields fields) {
        Value value = fields.get("suspect_rise");
        return value == null
                ? null
                : value.number("a rise in m/min above 0, such as 0.05", 0.001, 100);
    }

    /** Rises within a quarter or an hour; null where they are not given. */
    static @Nullable List<ScalarRule.Rise> rises(@Nullable Value value) {
        if (value == null) {
            return null;
        }
        List<ScalarRule.Rise> rises = new ArrayList<>();
        for (Value element : value.items("a list of " + EXAMPLE)) {
            Fields fields = element.fields(EXAMPLE);
            if (fields == null) {
                continue;
            }
            Value window = fields.require("window", "PT15M or PT1H");
            Value level = fields.require("level", "blue, yellow, orange or red");
            Value metres = fields.require("m", "a rise in m");
            String word =
                    level == null ? null : level.oneOf(List.of("blue", "yellow", "orange", "red"));
            rises.add(
                    new ScalarRule.Rise(
                            window == null ? 0 : window(window),
                            Level.ofId(Items.or(word, "blue")),
                            metres == null
                                    ? 0
                                    : Items.or(
                                            metres.number(
                                                    "a rise in m above 0, such as 0.10",
                                                    0.001,
                                                    100),
                                            0.0)));
            fields.refuseUnknown();
        }
        return List.copyOf(rises);
    }

    private static long window(Value value) {
        Long ms = TimeValues.positive(value);
        if (ms != null && !WINDOWS.contains(ms)) {
            value.reject("PT15M or PT1H", "rises are kept over these two");
        }
        return Items.or(ms, 0L);
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
