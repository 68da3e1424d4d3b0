package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.rules.AreaRainRule;
import org.fengsui.hazards.rules.NeighbourRule;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.window.RainWindow;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code area_rain}. */
final class AreaRainSection {

    private static final List<String> AREAS = List.of("city", "district", "town", "village");
    private static final List<String> LEVELS = List.of("none", "blue", "yellow", "orange", "red");

    private AreaRainSection() {}

    static AreaRainRule read(Fields file) {
        AreaRainRule plain = AreaRainRule.PLAIN;
        Value value = file.get("area_rain");
        Fields fields = value == null ? null : value.fields("{per: town, gauges: 1}");
        if (fields == null) {
            return plain;
        }
        Value per = fields.get("per");
        Value gauges = fields.get("gauges");
        Value lost = fields.get("lost");
        Value neighbours = fields.get("neighbours");
        AreaRainRule rule =
                new AreaRainRule(
                        plain.path(),
                        per == null ? plain.per() : areaLevel(per.oneOf(AREAS)),
                        gauges == null ? plain.gauges() : gauges(gauges),
                        lost == null ? plain.lost() : level(lost.oneOf(LEVELS)),
                        neighbours == null ? null : neighbours(neighbours),
                        ahead(fields.get("ahead")));
        fields.refuseUnknown();
        return rule;
    }

    private static List<AreaRainRule.Ahead> ahead(@Nullable Value value) {
        List<AreaRainRule.Ahead> ahead = new ArrayList<>();
        if (value == null) {
            return ahead;
        }
        String example = "{within: PT3H, level: orange, mm: 50}";
        for (Value element : value.items("a list of " + example)) {
            Fields fields = element.fields(example);
            if (fields != null) {
                Value within = fields.require("within", "a duration such as PT3H");
                Value level = fields.require("level", "blue, yellow, orange or red");
                Value mm = fields.require("mm", "an amount in mm");
                ahead.add(
                        new AreaRainRule.Ahead(
                                within == null ? 0 : Items.or(TimeValues.positive(within), 0L),
                                level == null
                                        ? Level.NONE
                                        : level(level.oneOf(LEVELS.subList(1, LEVELS.size()))),
                                mm == null
                                        ? 0
                                        : Items.or(
                                                mm.number("an amount in mm from 0.1", 0.1, 10_000),
                                                0.0)));
                fields.refuseUnknown();
            }
        }
        return ahead;
    }

    private static int gauges(Value value) {
        return Items.or(value.integer("a whole number of gauges from 1", 1), 1);
    }

    private static AreaLevel areaLevel(@Nullable String word) {
        return AreaLevel.valueOf(Items.or(word, "town").toUpperCase(Locale.ROOT));
    }

    private static Level level(@Nullable String word) {
        return Level.ofId(Items.or(word, "none"));
    }

    private static @Nullable NeighbourRule neighbours(Value value) {
        Fields fields = value.fields("{within_km: 15, gauges: 3, blocked: {…}, burst: {…}}");
        if (fields == null) {
            return null;
        }
        Value within = fields.require("within_km", "a distance in km");
        Value gauges = fields.require("gauges", "so many gauges that must report around one");
        Fields blocked = sum(fields, "blocked", "{window: PT6H, mm: 20, share: 0.1}");
        Fields burst = sum(fields, "burst", "{window: PT1H, mm: 20, others: 0.2}");
        NeighbourRule rule =
                new NeighbourRule(
                        within == null
                                ? 0
                                : Items.or(within.number("km above 0, at most 200", 0.1, 200), 0.0),
                        gauges == null ? 1 : gauges(gauges),
                        amount(blocked),
                        number(blocked, "share", "a share of the median around, 0 to 1", 1),
                        amount(burst),
                        number(burst, "others", "mm from 0", 100));
        fields.refuseUnknown();
        return rule;
    }

    private static @Nullable Fields sum(Fields fields, String key, String example) {
        Value value = fields.require(key, "a map such as " + example);
        return value == null ? null : value.fields("a map such as " + example);
    }

    private static NeighbourRule.Sum amount(@Nullable Fields fields) {
        if (fields == null) {
            return new NeighbourRule.Sum(RainWindow.HOURS_1.length(), 0);
        }
        RainPart.Amount amount = RainPart.amount(fields, 0.1);
        return new NeighbourRule.Sum(amount.window(), amount.mm());
    }

    private static double number(
            @Nullable Fields fields, String key, String expected, double most) {
        Value value = fields == null ? null : fields.require(key, expected);
        double number = value == null ? 0 : Items.or(value.number(expected, 0, most), 0.0);
        if (fields != null) {
            fields.refuseUnknown();
        }
        return number;
    }
}
