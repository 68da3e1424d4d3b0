package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.ReleaseRule;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** An entry of {@code release}. */
record ReleasePart(
        @Nullable Long window,
        @Nullable Double outflow,
        @Nullable Double gateOpening,
        @Nullable Double begin,
        @Nullable Level level,
        @Nullable Long hold)
        implements RulePart<ReleasePart, ReleaseRule> {

    private static final long LONGEST = 3_600_000L;

    static ReleasePart read(Fields fields) {
        Value window = fields.get("window");
        Value outflow = fields.get("outflow");
        Value gate = fields.get("gate_opening");
        Value begin = fields.get("begin");
        Value level = fields.get("level");
        Value hold = fields.get("hold");
        String word = level == null ? null : level.oneOf(List.of("blue", "yellow"));
        return new ReleasePart(
                window == null ? null : window(window),
                outflow == null ? null : outflow.number("a rise in m³/s above 0", 0.001, 1e6),
                gate == null ? null : gate.number("a rise in m above 0", 0.001, 100),
                begin == null ? null : begin.number("a share of the step, up to 1", 0.001, 1),
                word == null ? null : Level.ofId(word),
                hold == null ? null : TimeValues.notNegative(hold));
    }

    private static @Nullable Long window(Value value) {
        Long ms = TimeValues.positive(value);
        if (ms != null && ms > LONGEST) {
            value.reject("at most PT1H", "rises are kept for an hour");
        }
        return ms;
    }

    @Override
    public ReleasePart over(ReleasePart base) {
        return new ReleasePart(
                window == null ? base.window : window,
                outflow == null ? base.outflow : outflow,
                gateOpening == null ? base.gateOpening : gateOpening,
                begin == null ? base.begin : begin,
                level == null ? base.level : level,
                hold == null ? base.hold : hold);
    }

    @Override
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (window == null) {
            missing.add("window");
        }
        if (level == null) {
            missing.add("level");
        }
        if (hold == null) {
            missing.add("hold");
        }
        return missing;
    }

    @Override
    public void check(@Nullable Subject subject, Fields at) {
        if (outflow == null && gateOpening == null) {
            at.reject("outflow", "missing; give outflow, gate_opening or both");
        }
    }

    @Override
    public @Nullable ReleaseRule rule(String path, Subject subject) {
        return new ReleaseRule(
                path,
                Items.or(window, LONGEST),
                outflow,
                gateOpening,
                Items.or(begin, 1.0),
                Items.or(level, Level.YELLOW),
                Items.or(hold, 0L));
    }
}
