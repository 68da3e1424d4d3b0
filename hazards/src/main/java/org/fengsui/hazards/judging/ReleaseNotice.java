package org.fengsui.hazards.judging;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.ReleaseRule;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;

/** What the places downstream of a reservoir are told of one of its series. */
final class ReleaseNotice {

    private final JudgingConfig config;
    private final Station station;
    private final Subject reservoir;
    private final ReleaseRule rule;
    private final String series;
    private final boolean gate;

    ReleaseNotice(
            JudgingConfig config,
            Station station,
            Subject reservoir,
            ReleaseRule rule,
            String series) {
        this.config = config;
        this.station = station;
        this.reservoir = reservoir;
        this.rule = rule;
        this.series = series;
        this.gate = StationJudge.quantityOf(series).equals("gate_opening");
    }

    /** Says how it stands to each of the places. */
    void say(ReleaseState state, Freshness freshness, long received, StationOutput out) {
        boolean none = state.machine.level == Level.NONE;
        List<Evidence> evidence = none ? List.of() : List.of(evidence(state));
        for (String place : config.registry().downstreamOf(reservoir)) {
            out.assessment(
                    new Assessment(
                            place,
                            Hazard.RIVER,
                            station.id(),
                            series,
                            state.machine.level,
                            state.machine.onset,
                            state.machine.stepAt,
                            received,
                            freshness,
                            Basis.LINKED,
                            Quality.GOOD,
                            false,
                            state.machine.accepted,
                            unit(),
                            Double.NaN,
                            evidence,
                            null,
                            none ? null : text(state),
                            config.rules().version()));
        }
    }

    private Evidence evidence(ReleaseState state) {
        String sensor = StationJudge.sensorOf(series);
        return new Evidence(
                station.id(),
                sensor.isEmpty() ? null : sensor,
                StationJudge.quantityOf(series),
                state.rise,
                unit(),
                ">=",
                state.step,
                Duration.ofMillis(rule.window()).toString(),
                Quality.GOOD,
                state.riseAt,
                rule.path() + "." + (gate ? "gate_opening" : "outflow"));
    }

    private String unit() {
        return gate ? "m" : "m³/s";
    }

    private LocalText text(ReleaseState state) {
        LocalText name = reservoir.name();
        String from = number(state.riseTo - state.rise);
        String to = number(state.riseTo);
        return gate
                ? new LocalText(
                        "上游" + name.zh() + "闸门开度由" + from + "增至" + to + "米",
                        name.en() + " upstream opens its gates from " + from + " to " + to + " m")
                : new LocalText(
                        "上游" + name.zh() + "出流由" + from + "增至" + to + "立方米每秒",
                        name.en() + " upstream lets out " + to + " m³/s, " + from + " before");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
