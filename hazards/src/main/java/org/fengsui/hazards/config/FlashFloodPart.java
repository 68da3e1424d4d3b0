package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.FlashFloodRule;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** An entry of {@code flash_flood}: critical rain of a village, mm. */
record FlashFloodPart(
        @Nullable List<FlashFloodRule.Clause> clauses,
        @Nullable Double dryBelow,
        @Nullable Double wetFrom,
        @Nullable Double minCoverage,
        Endurance endurance)
        implements RulePart<FlashFloodPart, FlashFloodRule> {

    private static final String CLAUSE =
            "{window: PT1H, action: prepare, dry: 60, normal: 50, wet: 40}";

    /** Critical rain belongs to a village; a default has none. */
    static FlashFloodPart readDefault(Fields fields) {
        return read(fields, null);
    }

    static FlashFloodPart readSite(Fields fields) {
        return read(fields, fields.get("clauses"));
    }

    private static FlashFloodPart read(Fields fields, @Nullable Value clauses) {
        Value dry = fields.get("dry_below");
        Value wet = fields.get("wet_from");
        Value coverage = fields.get("min_coverage");
        return new FlashFloodPart(
                clauses == null ? null : clauses(clauses),
                dry == null ? null : dry.number("antecedent rain in mm", 0, 2000),
                wet == null ? null : wet.number("antecedent rain in mm", 0, 2000),
                coverage == null
                        ? null
                        : coverage.number("a share above 0, at most 1, such as 0.9", 0.001, 1),
                Endurance.read(fields));
    }

    private static List<FlashFloodRule.Clause> clauses(Value value) {
        List<FlashFloodRule.Clause> clauses = new ArrayList<>();
        for (Value element : value.items("a list of " + CLAUSE)) {
            Fields fields = element.fields(CLAUSE);
            if (fields == null) {
                continue;
            }
            Value window = fields.require("window", "a duration such as PT1H");
            Value action = fields.require("action", "prepare or move");
            double dry = mm(fields, "dry");
            double normal = mm(fields, "normal");
            double wet = mm(fields, "wet");
            String word = action == null ? null : action.oneOf(List.of("prepare", "move"));
            if (dry > 0 && normal > 0 && wet > 0 && (normal > dry || wet > normal)) {
                element.refuse(
                        "expected dry >= normal >= wet: the wetter the ground, the less rain it"
                                + " takes");
            }
            clauses.add(
                    new FlashFloodRule.Clause(
                            window == null ? 0 : RainPart.window(window),
                            "move".equals(word) ? Level.RED : Level.ORANGE,
                            dry,
                            normal,
                            wet));
            fields.refuseUnknown();
        }
        return clauses;
    }

    private static double mm(Fields fields, String key) {
        Value value = fields.require(key, "mm on such ground");
        return value == null ? 0 : Items.or(value.number("mm from 0.1", 0.1, 10_000), 0.0);
    }

    @Override
    public FlashFloodPart over(FlashFloodPart base) {
        return new FlashFloodPart(
                clauses == null ? base.clauses : clauses,
                dryBelow == null ? base.dryBelow : dryBelow,
                wetFrom == null ? base.wetFrom : wetFrom,
                minCoverage == null ? base.minCoverage : minCoverage,
                endurance.over(base.endurance));
    }

    @Override
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (dryBelow == null) {
            missing.add("dry_below");
        }
        if (wetFrom == null) {
            missing.add("wet_from");
        }
        if (minCoverage == null) {
            missing.add("min_coverage");
        }
        if (endurance.confirm() == null) {
            missing.add("confirm");
        }
        if (endurance.hold() == null) {
            missing.add("hold");
        }
        return missing;
    }

    @Override
    public void check(@Nullable Subject subject, Fields at) {
        if (dryBelow != null && wetFrom != null && dryBelow > wetFrom) {
            at.reject("dry_below", "expected at most wet_from, which is " + wetFrom);
        }
    }

    @Override
    public @Nullable FlashFloodRule rule(String path, Subject subject) {
        if (clauses == null || clauses.isEmpty()) {
            return null;
        }
        return new FlashFloodRule(
                path,
                clauses,
                Items.or(dryBelow, 0.0),
                Items.or(wetFrom, 0.0),
                Items.or(minCoverage, 1.0),
                endurance.persistence());
    }
}
