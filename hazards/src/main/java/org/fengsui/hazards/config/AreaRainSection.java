package org.fengsui.hazards.config;

import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.rules.AreaRainRule;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code area_rain}. */
final class AreaRainSection {

    private static final List<String> LEVELS = List.of("city", "district", "town", "village");

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
        AreaRainRule rule =
                new AreaRainRule(
                        plain.path(),
                        per == null ? plain.per() : level(per.oneOf(LEVELS)),
                        gauges == null
                                ? plain.gauges()
                                : Items.or(
                                        gauges.integer("a whole number of gauges from 1", 1),
                                        plain.gauges()));
        fields.refuseUnknown();
        return rule;
    }

    private static AreaLevel level(@Nullable String word) {
        return word == null
                ? AreaRainRule.PLAIN.per()
                : AreaLevel.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
