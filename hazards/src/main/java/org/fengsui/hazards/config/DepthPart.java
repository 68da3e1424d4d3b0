package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.Operator;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code waterlogging}; depths in m.
 *
 * @param closeAt for subjects that have none of their own
 * @param boxRise null where every rise is believed once it is confirmed
 */
record DepthPart(
        Map<Level, Limit> levels,
        @Nullable Double closeAt,
        Endurance endurance,
        @Nullable Double suspectRise,
        @Nullable Double boxRise)
        implements RulePart<DepthPart, ScalarRule> {

    private static final double DEEPEST = 20;

    static DepthPart read(Fields fields) {
        Map<Level, Limit> levels = new EnumMap<>(Level.class);
        Value value = fields.get("levels");
        Fields steps = value == null ? null : value.fields("{blue: …, yellow: …, …} in m");
        if (steps != null) {
            for (Level level : List.of(Level.BLUE, Level.YELLOW, Level.ORANGE, Level.RED)) {
                Limit limit = Limit.read(steps.get(level.id()), "a depth in m", 0.001, DEEPEST);
                if (limit != null) {
                    levels.put(level, limit);
                }
            }
            steps.refuseUnknown();
        }
        Value closeAt = fields.get("close_at");
        return new DepthPart(
                levels,
                closeAt == null
                        ? null
                        : closeAt.number("a depth in m above 0, at most 20", 0.001, DEEPEST),
                Endurance.readWithHysteresis(fields),
                Rises.suspectRise(fields),
                boxRise(fields));
    }

    private static @Nullable Double boxRise(Fields fields) {
        Value value = fields.get("box_rise");
        return value == null
                ? null
                : value.number("a rise in m/min above 0, such as 0.30", 0.001, 100);
    }

    @Override
    public DepthPart over(DepthPart base) {
        Map<Level, Limit> merged = new EnumMap<>(base.levels);
        merged.putAll(levels);
        return new DepthPart(
                merged,
                closeAt == null ? base.closeAt : closeAt,
                endurance.over(base.endurance),
                suspectRise == null ? base.suspectRise : suspectRise,
                boxRise == null ? base.boxRise : boxRise);
    }

    @Override
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (levels.isEmpty()) {
            missing.add("levels");
        }
        missing.addAll(Rises.missing(endurance, suspectRise));
        return missing;
    }

    @Override
    public void check(@Nullable Subject subject, Fields at) {
        Rises.check(levels.values());
        Double hysteresis = endurance.hysteresis();
        for (Limit limit : levels.values()) {
            if (hysteresis != null && limit.value() <= hysteresis) {
                at.reject(
                        "hysteresis",
                        "expected less than the lowest level, "
                                + limit.value()
                                + " m, found "
                                + hysteresis
                                + "; with it a dry road would keep its level");
                break;
            }
        }
        Limit orange = levels.get(Level.ORANGE);
        Double close = closeAt(subject);
        if (orange != null && close != null && orange.value() > close) {
            String whose = subject == null ? "" : " of subject '" + subject.id() + "'";
            orange.at()
                    .reject(
                            "at most close_at" + whose + ", " + close + " m",
                            "lower orange"
                                    + (subject == null
                                            ? ""
                                            : " for this subject under sites." + subject.id())
                                    + " or raise close_at");
        }
    }

    @Override
    public ScalarRule rule(String path, Subject subject) {
        List<Threshold> thresholds = new ArrayList<>();
        levels.forEach((level, limit) -> thresholds.add(limit.as(level, level.id())));
        Double close = closeAt(subject);
        if (close != null) {
            thresholds.add(new Threshold(Level.ORANGE, "close_at", Operator.AT_LEAST, close));
        }
        return new ScalarRule(
                path,
                new LevelTable(thresholds),
                endurance.persistence(),
                Items.or(suspectRise, 0.0),
                Items.or(boxRise, Double.POSITIVE_INFINITY));
    }

    private @Nullable Double closeAt(@Nullable Subject subject) {
        return subject == null || subject.closeAt() == null ? closeAt : subject.closeAt();
    }
}
