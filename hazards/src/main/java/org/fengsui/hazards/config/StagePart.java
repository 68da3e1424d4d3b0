package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** An entry of {@code river}; stages in m above the datum of the station. */
record StagePart(
        @Nullable Double blueMargin,
        @Nullable Limit warning,
        @Nullable Limit guarantee,
        @Nullable Limit highest,
        @Nullable String datum,
        Endurance endurance,
        @Nullable Double suspectRise)
        implements RulePart<StagePart, ScalarRule> {

    /** Characteristic levels belong to a site; a default has none. */
    static StagePart readDefault(Fields fields) {
        return common(fields, null, null, null, null);
    }

    static StagePart readSite(Fields fields) {
        return common(
                fields,
                stage(fields, "warning"),
                stage(fields, "guarantee"),
                stage(fields, "highest"),
                Rises.datum(fields));
    }

    private static StagePart common(
            Fields fields,
            @Nullable Limit warning,
            @Nullable Limit guarantee,
            @Nullable Limit highest,
            @Nullable String datum) {
        Value margin = fields.get("blue_margin");
        return new StagePart(
                margin == null
                        ? null
                        : margin.number("a margin in m above 0, such as 0.30", 0.001, 100),
                warning,
                guarantee,
                highest,
                datum,
                Endurance.readWithHysteresis(fields),
                Rises.suspectRise(fields));
    }

    private static @Nullable Limit stage(Fields fields, String key) {
        return Limit.read(fields.get(key), "a stage in m", -200, 6000);
    }

    @Override
    public StagePart over(StagePart base) {
        return new StagePart(
                blueMargin == null ? base.blueMargin : blueMargin,
                warning == null ? base.warning : warning,
                guarantee == null ? base.guarantee : guarantee,
                highest == null ? base.highest : highest,
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
        Rises.check(
                Stream.of(warning, guarantee, highest)
                        .filter(Objects::nonNull)
                        .map(limit -> Items.or(limit, limit))
                        .toList());
        if (warning == null && (guarantee != null || highest != null)) {
            at.reject(
                    "warning",
                    "missing beside guarantee or highest; expected a stage in m, for without it"
                            + " the site is not judged at all");
        }
    }

    @Override
    public @Nullable ScalarRule rule(String path, Subject subject) {
        if (warning == null) {
            return null;
        }
        List<Threshold> thresholds = new ArrayList<>();
        thresholds.add(
                new Threshold(
                        Level.BLUE,
                        "near_warning",
                        warning.operator(),
                        Rises.wholeMillimetres(warning.value() - Items.or(blueMargin, 0.0))));
        thresholds.add(warning.as(Level.YELLOW, "warning"));
        if (guarantee != null) {
            thresholds.add(guarantee.as(Level.ORANGE, "guarantee"));
        }
        if (highest != null) {
            thresholds.add(highest.as(Level.RED, "highest"));
        }
        return new ScalarRule(
                path,
                new LevelTable(thresholds),
                endurance.persistence(),
                Items.or(suspectRise, 0.0),
                Double.POSITIVE_INFINITY);
    }
}
