package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.RainRule;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** An entry of {@code rainstorm}; sums in mm. */
record RainPart(
        @Nullable List<WrittenClause> clauses,
        @Nullable Amount continuing,
        @Nullable Long eventGap,
        @Nullable Double decay,
        @Nullable Double minCoverage,
        Endurance endurance)
        implements RulePart<RainPart, RainRule> {

    /** {@code mm} within {@code window} ms. */
    record Amount(long window, double mm) {}

    /** A clause and where it stands. */
    record WrittenClause(RainRule.Clause clause, Value at) {}

    private static final Map<String, Long> WINDOWS = new LinkedHashMap<>();
    private static final List<String> LEVELS = List.of("blue", "yellow", "orange", "red");

    static {
        long minute = 60_000;
        WINDOWS.put("PT5M", 5 * minute);
        WINDOWS.put("PT10M", 10 * minute);
        WINDOWS.put("PT30M", 30 * minute);
        for (int hours : new int[] {1, 3, 6, 12, 24, 72}) {
            WINDOWS.put("PT" + hours + "H", hours * 60 * minute);
        }
    }

    static RainPart read(Fields fields) {
        Value clauses = fields.get("clauses");
        Value coverage = fields.get("min_coverage");
        Value gap = fields.get("event_gap");
        Value decay = fields.get("decay");
        return new RainPart(
                clauses == null ? null : clauses(clauses),
                continuing(fields.get("continuing")),
                gap == null ? null : TimeValues.positive(gap),
                decay == null ? null : decay.number("a share from 0 to 1, such as 0.84", 0, 1),
                coverage == null
                        ? null
                        : coverage.number("a share above 0, at most 1, such as 0.9", 0.001, 1),
                Endurance.read(fields));
    }

    private static List<WrittenClause> clauses(Value value) {
        List<WrittenClause> clauses = new ArrayList<>();
        for (Value element : value.items("a list of {window: PT3H, level: orange, mm: 50}")) {
            Fields fields = element.fields("{window: PT3H, level: orange, mm: 50}");
            if (fields != null) {
                Value levelValue = fields.require("level", "blue, yellow, orange or red");
                String level = levelValue == null ? null : levelValue.oneOf(LEVELS);
                Amount amount = amount(fields, 0.1);
                fields.refuseUnknown();
                RainRule.Clause clause =
                        new RainRule.Clause(
                                amount.window, Level.ofId(Items.or(level, "blue")), amount.mm);
                clauses.add(new WrittenClause(clause, element));
            }
        }
        if (value.isList() && clauses.isEmpty()) {
            value.refuse("expected at least one clause, found none");
        }
        return clauses;
    }

    private static @Nullable Amount continuing(@Nullable Value value) {
        Fields fields = value == null ? null : value.fields("{window: PT1H, mm: 0.1}");
        if (fields == null) {
            return null;
        }
        Amount amount = amount(fields, 0);
        fields.refuseUnknown();
        return amount;
    }

    static Amount amount(Fields fields, double least) {
        Value window = fields.require("window", "a duration such as PT1H");
        Value mm = fields.require("mm", "an amount in mm");
        Double amount =
                mm == null ? null : mm.number("an amount in mm from " + least, least, 10_000);
        return new Amount(window == null ? 0 : window(window), Items.or(amount, 0.0));
    }

    static long window(Value value) {
        Long ms = TimeValues.positive(value);
        if (ms != null && !WINDOWS.containsValue(ms)) {
            value.reject("one of " + String.join(", ", WINDOWS.keySet()), "no other sums are kept");
        }
        return Items.or(ms, 0L);
    }

    @Override
    public RainPart over(RainPart base) {
        return new RainPart(
                clauses == null ? base.clauses : clauses,
                continuing == null ? base.continuing : continuing,
                eventGap == null ? base.eventGap : eventGap,
                decay == null ? base.decay : decay,
                minCoverage == null ? base.minCoverage : minCoverage,
                endurance.over(base.endurance));
    }

    @Override
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (clauses == null) {
            missing.add("clauses");
        }
        if (continuing == null) {
            missing.add("continuing");
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
        List<WrittenClause> sorted = new ArrayList<>(Items.or(clauses, List.of()));
        sorted.sort(
                Comparator.comparingLong((WrittenClause written) -> written.clause.window())
                        .thenComparing(written -> written.clause.level()));
        for (int i = 1; i < sorted.size(); i++) {
            RainRule.Clause before = sorted.get(i - 1).clause;
            RainRule.Clause clause = sorted.get(i).clause;
            if (clause.window() == before.window() && clause.mm() <= before.mm()) {
                sorted.get(i)
                        .at
                        .refuse(
                                "expected more than "
                                        + before.mm()
                                        + " mm, which is "
                                        + before.level().id()
                                        + " in the same window, found "
                                        + clause.mm()
                                        + "; a higher level needs more rain");
            }
        }
    }

    @Override
    public RainRule rule(String path, Subject subject) {
        Amount needed = Items.or(continuing, new Amount(0, 0));
        return new RainRule(
                path,
                Items.or(clauses, List.<WrittenClause>of()).stream()
                        .map(WrittenClause::clause)
                        .toList(),
                needed.window,
                needed.mm,
                Items.or(eventGap, RainRule.EVENT_GAP),
                Items.or(decay, RainRule.DECAY),
                Items.or(minCoverage, 1.0),
                endurance.persistence());
    }
}
