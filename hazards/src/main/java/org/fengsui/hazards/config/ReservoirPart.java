package org.fengsui.hazards.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.registry.SubjectKind;
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
        List<FloodLimit> floodLimits,
        @Nullable Limit normal,
        @Nullable Limit design,
        @Nullable Limit check,
        @Nullable Limit crest,
        StageCommon common)
        implements RulePart<ReservoirPart, ScalarRule> {

    /** Characteristic levels belong to a site; a default has none. */
    static ReservoirPart readDefault(Fields fields, ZoneId zone) {
        StageCommon common = StageCommon.read(fields);
        return new ReservoirPart(zone, List.of(), null, null, null, null, common);
    }

    static ReservoirPart readSite(Fields fields, ZoneId zone) {
        return new ReservoirPart(
                zone,
                FloodLimit.read(fields.get("flood_limits")),
                StageCommon.level(fields.get("normal")),
                StageCommon.level(fields.get("design")),
                StageCommon.level(fields.get("check")),
                StageCommon.level(fields.get("crest")),
                StageCommon.read(fields));
    }

    @Override
    public ReservoirPart over(ReservoirPart base) {
        return new ReservoirPart(
                zone,
                floodLimits.isEmpty() ? base.floodLimits : floodLimits,
                normal == null ? base.normal : normal,
                design == null ? base.design : design,
                check == null ? base.check : check,
                crest == null ? base.crest : crest,
                common.over(base.common));
    }

    @Override
    public @Nullable String datum() {
        return common.datum();
    }

    @Override
    public List<String> missing() {
        return common.missing();
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
        if (normal != null && subject != null && subject.kind() != SubjectKind.RESERVOIR) {
            at.reject(
                    "normal",
                    "'"
                            + subject.id()
                            + "' is no reservoir; write its levels under river.sites."
                            + subject.id());
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
            return common.onRisesAlone(path);
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
        return common.rule(path, new SeasonalLevels(zone, seasons, levels(normal, "normal")));
    }

    private LevelTable levels(Limit limit, String name) {
        List<Threshold> thresholds = new ArrayList<>(common.firstLevels(limit, name));
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
