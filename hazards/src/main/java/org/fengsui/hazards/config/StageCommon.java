package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.Levels;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * What entries of {@code river} and {@code reservoir} have in common, as far as one gives it.
 *
 * @param blueMargin m below the first level from which it is near
 * @param datum what the levels count from
 * @param rises rates of rise that reach a level
 */
record StageCommon(
        @Nullable Double blueMargin,
        @Nullable String datum,
        Endurance endurance,
        @Nullable Double suspectRise,
        @Nullable List<ScalarRule.Rise> rises) {

    private static final double LOWEST = -200;
    private static final double HIGHEST = 6000;

    static StageCommon read(Fields fields) {
        Value margin = fields.get("blue_margin");
        Value datum = fields.get("datum");
        return new StageCommon(
                margin == null
                        ? null
                        : margin.number("a margin in m above 0, such as 0.30", 0.001, 100),
                datum == null ? null : datum.text("the datum of the station, as in the registry"),
                Endurance.readWithHysteresis(fields),
                Rises.suspectRise(fields),
                Rises.rises(fields.get("rises")));
    }

    /** A level of a site; null where it is not given, or is none. */
    static @Nullable Limit level(@Nullable Value value) {
        return Limit.read(value, "a level in m", LOWEST, HIGHEST);
    }

    StageCommon over(StageCommon base) {
        return new StageCommon(
                blueMargin == null ? base.blueMargin : blueMargin,
                datum == null ? base.datum : datum,
                endurance.over(base.endurance),
                suspectRise == null ? base.suspectRise : suspectRise,
                rises == null ? base.rises : rises);
    }

    List<String> missing() {
        List<String> missing = new ArrayList<>(Rises.missing(endurance, suspectRise));
        if (blueMargin == null) {
            missing.add("blue_margin");
        }
        return missing;
    }

    /** Blue from the margin below a level on, and that level itself, yellow. */
    List<Threshold> firstLevels(Limit limit, String name) {
        double near = limit.value() - Items.or(blueMargin, 0.0);
        return List.of(
                // in whole millimetres, so that it prints as people write it
                new Threshold(
                        Level.BLUE,
                        "near_" + name,
                        limit.operator(),
                        Math.round(near * 1000) / 1000.0),
                limit.as(Level.YELLOW, name));
    }

    /** The rule of a site without levels; null where it has no rates of rise either. */
    @Nullable ScalarRule onRisesAlone(String path) {
        return rises == null || rises.isEmpty() ? null : rule(path, new LevelTable(List.of()));
    }

    ScalarRule rule(String path, Levels levels) {
        return new ScalarRule(
                path,
                levels,
                endurance.persistence(),
                Items.or(suspectRise, 0.0),
                Double.POSITIVE_INFINITY,
                Items.or(rises, List.<ScalarRule.Rise>of()));
    }
}
