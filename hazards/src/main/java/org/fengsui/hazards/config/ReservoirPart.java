package org.fengsui.hazards.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.SeasonalLevels;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code reservoir}; levels in m above the datum of the station.
 *
 * @param normal 正常蓄水位, the limit outside the seasons of {@code flood_limits}
 * @param design 设计洪水位
 * @param check 校核洪水位
 * @param crest 坝顶高程
 */
record ReservoirPart(
        ZoneId zone,
        @Nullable Double blueMargin,
        List<FloodLimit> floodLimits,
        @Nullable Limit normal,
        @Nullable Limit design,
        @Nullable Limit check,
        @Nullable Limit crest,
        @Nullable String datum,
        Endurance endurance,
        @Nullable Double suspectRise)
        implements RulePart<ReservoirPart, ScalarRule> {

    static final String LEVEL = "a level in m";
    static final double LOWEST = -200;
    static final double HIGHEST = 6000;

    /** Characteristic levels belong to a site; a default has none. */
    static ReservoirPart readDefault(Fields fields, ZoneId zone) {
        return common(fields, zone, List.of(), null, null, null, null, null);
    }

    static ReservoirPart readSite(Fields fields, ZoneId zone) {
        return common(
                fields,
                zone,
                FloodLimit.read(fields.get("flood_limits")),
                level(fields, "normal"),
                level(fields, "design"),
                level(fields, "check"),
                level(fields, "crest"),
                Rises.datum(fields));
    }

    private static ReservoirPart common(
            Fields fields,
            ZoneId zone,
            List<FloodLimit> floodLimits,
            @Nullable Limit normal,
            @Nullable Limit design,
            @Nullable Limit check,
            @Nullable Limit crest,
            @Nullable String datum) {
        Value margin = fields.get("blue_margin");
        return new ReservoirPart(
                zone,
                margin == null
                        ? null
                        : margin.number("a margin in m above 0, such as 0.50", 0.001, 100),
                floodLimits,
                normal,
                design,
                check,
                crest,
                datum,
                Endurance.readWithHysteresis(fields),
                Rises.suspectRise(fields));
    }

    private static @Nullable Limit level(Fields fields, String key) {
        return Limit.read(fields.get(key), LEVEL, LOWEST, HIGHEST);
    }

    @Override
    public ReservoirPart over(ReservoirPart base) {
        return new ReservoirPart(
                zone,
                blueMargin == null ? base.blueMargin : blueMargin,
                floodLimits.isEmpty() ? base.floodLimits : floodLimits,
                normal == null ? base.normal : normal,
                design == null ? base.design : design,
                check == null ? base.check : check,
                crest == null ? base.crest : crest,
                datum == null ? base.datum : datum,
                endurance.over(base.endurance),
                suspectRise == null ? base.suspectRise : suspectRise);
    }

    @Override
    public List<String> missing() {
        List<String> missing = new ArrayList<>(Rises.missing(endurance, suspectRise));
        if (blueMargin == null) {
            missing.add("blue_margin");
        }
        return missing;
    }

    @Override
    public void check(@Nullable Subject subject, Fields at) {
        Rises.check(upTo(normal));
        for (FloodLimit limit : floodLimits) {
            Limit first = upTo(null).stream().findFirst().orElse(null);
            if (first != null && limit.level().value() >= first.value()) {
                limit.level()
                        .at()
                        .reject(
                                "less than " + first.value() + " (" + first.at().path() + ")",
                                "a flood limit lies below the design level");
            }
        }
        if (normal == null && (!floodLimits.isEmpty() || !upTo(null).isEmpty())) {
            at.reject(
                    "normal",
                    "missing beside the other levels; expected the normal storage level in m, which"
                            + " is the limit outside the flood season");
        }
    }

    private List<Limit> upTo(@Nullable Limit lowest) {
        return Stream.of(lowest, design, check, crest)
                .filter(Objects::nonNull)
                .map(limit -> Items.or(limit, limit))
                .toList();
    }

    @Override
    public @Nullable ScalarRule rule(String path, Subject subject) {
        if (normal == null) {
            return null;
        }
        List<SeasonalLevels.Season> seasons =
                floodLimits.stream()
                        .map(
                                limit ->
                                        new SeasonalLevels.Season(
                                                limit.from(),
                                                limit.to(),
                                                levels(limit.level(), "flood_limit")))
                        .toList();
        return new ScalarRule(
                path,
                new SeasonalLevels(zone, seasons, levels(normal, "normal")),
                endurance.persistence(),
                Items.or(suspectRise, 0.0),
                Double.POSITIVE_INFINITY);
    }

    private LevelTable levels(Limit limit, String name) {
        List<Threshold> thresholds = new ArrayList<>();
        thresholds.add(
                new Threshold(
                        Level.BLUE,
                        "near_" + name,
                        limit.operator(),
                        Rises.wholeMillimetres(limit.value() - Items.or(blueMargin, 0.0))));
        thresholds.add(limit.as(Level.YELLOW, name));
        if (design != null) {
            thresholds.add(design.as(Level.ORANGE, "design"));
        }
        if (check != null) {
            thresholds.add(check.as(Level.RED, "check"));
        }
        if (crest != null) {
            thresholds.add(crest.as(Level.RED, "crest"));
        }
        return new LevelTable(thresholds);
    }
}
