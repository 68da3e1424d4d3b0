package org.fengsui.hazards.judging;

import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.Persistence;
import org.fengsui.hazards.rules.ReleaseRule;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * Tells the places in {@code links.downstream} when more water is let out: outflow or a gate's
 * opening has risen by a step within a window ({@link RiseMemory}). The notice ends after {@code
 * hold} without such a rise. Late values change nothing. Cost: constant.
 */
final class ReleaseWatch {

    private static final long LONGEST_GAP = 6 * 3_600_000L;

    private ReleaseWatch() {}

    static void take(
            JudgingConfig config,
            StationState state,
            Station station,
            Reading reading,
            long time,
            double value,
            StationOutput out) {
        Subject reservoir = config.registry().subject(station.subjectId());
        ReleaseRule rule = reservoir == null ? null : config.rules().releaseRule(reservoir);
        Double step = rule == null ? null : rule.riseOf(reading.quantity());
        if (reservoir == null
                || rule == null
                || step == null
                || reservoir.links().downstream().isEmpty()) {
            return;
        }
        LevelState machine =
                state.releases.computeIfAbsent(reading.series(), series -> new LevelState());
        if (time <= machine.stepAt) {
            return;
        }
        RiseMemory.add(machine, time, value, machine.accepted);
        machine.accepted = value;
        double rise = RiseMemory.rise(machine, time, value, rule.window());
        Level before = machine.level;
        Level reached = rise >= step ? rule.level() : Level.NONE;
        LevelMachine.step(
                machine,
                new Step(time, reached, reached, true, true),
                new Persistence(1, rule.hold(), 0),
                LONGEST_GAP,
                0);
        boolean more = reached != Level.NONE;
        if (more || machine.level != before) {
            for (String place : reservoir.links().downstream()) {
                out.assessment(
                        assessment(
                                place,
                                reservoir,
                                station,
                                reading,
                                rule,
                                machine,
                                new Release(time, value, rise, step),
                                config.rules().version()));
            }
        }
    }

    private record Release(long time, double value, double rise, double step) {}

    private static Assessment assessment(
            String place,
            Subject reservoir,
            Station station,
            Reading reading,
            ReleaseRule rule,
            LevelState machine,
            Release release,
            int rules) {
        boolean none = machine.level == Level.NONE;
        boolean gate = reading.quantity().equals("gate_opening");
        String unit = gate ? "m" : "m³/s";
        Evidence evidence =
                new Evidence(
                        station.id(),
                        reading.sensor().isEmpty() ? null : reading.sensor(),
                        reading.quantity(),
                        release.rise,
                        unit,
                        ">=",
                        release.step,
                        java.time.Duration.ofMillis(rule.window()).toString(),
                        Quality.GOOD,
                        release.time,
                        rule.path() + "." + (gate ? "gate_opening" : "outflow"));
        return new Assessment(
                place,
                Hazard.RIVER,
                station.id(),
                reading.series(),
                machine.level,
                machine.onset,
                release.time,
                reading.received(),
                Freshness.FRESH,
                Basis.LINKED,
                Quality.GOOD,
                false,
                release.value,
                unit,
                Double.NaN,
                none ? List.of() : List.of(evidence),
                null,
                none ? null : text(reservoir, gate, release),
                rules);
    }

    private static @Nullable LocalText text(Subject reservoir, boolean gate, Release release) {
        String from = number(release.value - release.rise);
        String to = number(release.value);
        return gate
                ? new LocalText(
                        "上游" + reservoir.name().zh() + "闸门开度由" + from + "增至" + to + "米",
                        reservoir.name().en()
                                + " upstream opens its gates from "
                                + from
                                + " to "
                                + to
                                + " m")
                : new LocalText(
                        "上游" + reservoir.name().zh() + "出流由" + from + "增至" + to + "立方米每秒",
                        reservoir.name().en()
                                + " upstream lets out "
                                + to
                                + " m³/s, "
                                + from
                                + " before");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
