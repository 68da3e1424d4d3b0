package org.fengsui.hazards.config;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.SeasonalLevels;
import org.jspecify.annotations.Nullable;

/** An entry of {@code flood_limits}: a level that may not be exceeded in a part of the year. */
record FloodLimit(MonthDay from, MonthDay to, Limit level, Value at) {

    private static final String EXPECTED =
            "a list such as [{from: 04-15, to: 06-30, level: 176.5}]";

    static List<FloodLimit> read(@Nullable Value value) {
        List<FloodLimit> limits = new ArrayList<>();
        if (value != null) {
            for (Value item : value.items(EXPECTED)) {
                FloodLimit limit = one(item);
                if (limit != null) {
                    limits.stream()
                            .filter(earlier -> earlier.overlaps(limit))
                            .findFirst()
                            .ifPresent(
                                    earlier ->
                                            item.refuse(
                                                    "overlaps with "
                                                            + earlier.at.path()
                                                            + "; let each day have one limit"));
                    limits.add(limit);
                }
            }
        }
        return List.copyOf(limits);
    }

    private static @Nullable FloodLimit one(Value item) {
        Fields fields = item.fields("{from: 04-15, to: 06-30, level: 176.5}");
        if (fields == null) {
            return null;
        }
        MonthDay from = day(fields, "from");
        MonthDay to = day(fields, "to");
        Limit level = StageCommon.level(fields.require("level", "a level in m"));
        fields.refuseUnknown();
        return from == null || to == null || level == null
                ? null
                : new FloodLimit(from, to, level, item);
    }

    private static @Nullable MonthDay day(Fields fields, String key) {
        String expected = "a day as month-day, such as 04-15";
        Value value = fields.require(key, expected);
        return value == null ? null : TimeValues.monthDay(value, expected);
    }

    private boolean overlaps(FloodLimit other) {
        return season().contains(other.from) || other.season().contains(from);
    }

    private SeasonalLevels.Season season() {
        return new SeasonalLevels.Season(from, to, new LevelTable(List.of()));
    }
}
