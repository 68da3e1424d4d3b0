package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** What must not happen: siren for old data, lifting without data, two warnings of one id. */
class DistrustTest {

    private static final long HOUR = 60 * MINUTE;
    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: R1, kind: river, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT15M, quantities: [stage]}
            """;
    private static final String RULES =
            """
            version: 1
            river:
              defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}}
              sites: {R1: {warning: 2.0, guarantee: 2.5, highest: 3.0}}
            """;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private static long quarter(double number) {
        return START + Math.round(number * 15 * MINUTE);
    }

    private void stages(double first, double... stages) {
        for (int i = 0; i < stages.length; i++) {
            rig.send(reading("R1", "stage", quarter(first + i), stages[i]));
        }
    }

    private Warning river() {
        return rig.newest(Hazard.RIVER, "R1");
    }

    @Test
    void storedReadings_ofClockThatWasAhead_soundNothing() {
        rig.send(reading("R1", "stage", START + 7 * MINUTE, START, 0.5));
        for (int q = 0; q < 24; q++) {
            rig.send(reading("R1", "stage", quarter(q) - 10 * HOUR, START + 5 * MINUTE, 2.6));
        }

        assertThat(rig.of(Hazard.RIVER)).allMatch(w -> w.status() == Status.RETROSPECTIVE);
        assertThat(rig.of(Hazard.RIVER)).isNotEmpty();
    }

    @Test
    void storedReadings_ofClockInWrongZone_soundNothing() {
        for (int q = 0; q < 5; q++) {
            rig.send(reading("R1", "stage", quarter(q) - 8 * HOUR, quarter(q), 0.5));
        }
        for (int q = 0; q < 8; q++) {
            rig.send(reading("R1", "stage", quarter(q) - 20 * HOUR, quarter(5), 2.6));
        }

        assertThat(rig.of(Hazard.RIVER)).allMatch(w -> w.status() == Status.RETROSPECTIVE);
    }

    @Test
    void wrongZone_afterLostMessage_isStillJudgedAtArrival() {
        for (int q = 0; q < 5; q++) {
            rig.send(reading("R1", "stage", quarter(q) - 8 * HOUR, quarter(q), 0.5));
        }
        rig.send(reading("R1", "stage", quarter(7) - 8 * HOUR, quarter(7), 0.9));

        assertThat(rig.observations.get(rig.observations.size() - 1).time()).isEqualTo(quarter(7));
    }

    @Test
    void clockFaultThatGoesOn_isSaidAgainBeforeItExpires() {
        for (int q = 0; q < 4 * 50; q++) {
            rig.send(reading("R1", "stage", quarter(q) + 7 * MINUTE, quarter(q), 0.5));
        }

        assertThat(rig.of(Hazard.STATION))
                .hasSizeGreaterThan(2)
                .allMatch(w -> w.condition() == Condition.ACTIVE);
    }

    @Test
    void clockFaultOfStationThatDied_canBeLiftedOnceItHasExpired() {
        for (int q = 0; q < 8; q++) {
            rig.send(reading("R1", "stage", quarter(q) + 7 * MINUTE, quarter(q), 0.5));
        }
        rig.advance(quarter(8) + 25 * HOUR);
        Warning expired = rig.newest(Hazard.STATION, "R1");
        assertThat(expired.condition()).isEqualTo(Condition.UNKNOWN);

        rig.act(lift(expired.id(), quarter(8) + 26 * HOUR), "R1");

        assertThat(rig.newest(Hazard.STATION, "R1").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void steadyStage_forDays_neverLooksExpired() {
        for (int q = 0; q < 4 * 50; q++) {
            stages(q, 2.1);
        }

        assertThat(rig.of(Hazard.RIVER)).allMatch(w -> w.condition() == Condition.ACTIVE);
    }

    @Test
    void lowStage_afterGap_doesNotLiftByTheGap() {
        stages(0, 1.9, 1.9, 1.5);
        stages(26, 1.5);
        assertThat(river().status()).isNotEqualTo(Status.LIFTED);

        stages(27, 1.5, 1.5, 1.5, 1.5);
        assertThat(river().status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void presumption_isNotEndedBySuspectReading() {
        stages(0, 1.35, 1.40, 1.45, 1.50, 1.55, 1.60, 1.65);
        rig.advance(quarter(20));
        assertThat(river().basis()).isEqualTo(Basis.PRESUMED);

        rig.send(reading("R1", "stage", quarter(21) + 7 * MINUTE, quarter(21), 1.0));
        assertThat(river().level()).isEqualTo(Level.BLUE);
        assertThat(river().status()).isNotEqualTo(Status.LIFTED);
    }

    @Test
    void pendingLift_ofGaugeThatFallsSilent_isUnknown() {
        stages(0, 2.6, 2.6);
        stages(2, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        assertThat(river().status()).isEqualTo(Status.PENDING_LIFT);
        assertThat(river().condition()).isEqualTo(Condition.RETURNED);

        rig.advance(quarter(20));
        assertThat(river().freshness()).isEqualTo(Freshness.UNKNOWN);
        assertThat(river().condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(river().level()).isEqualTo(Level.ORANGE);
        assertThat(river().headline().zh()).contains("失联/不明");

        stages(21, 1.0);
        assertThat(river().condition()).isEqualTo(Condition.RETURNED);
    }

    @Test
    void raisedAgainWithoutNewReading_getsAnotherId() {
        stages(0, 2.00, 2.05, 2.10, 2.15);
        rig.advance(quarter(12));
        String first = river().id();
        rig.act(lift(first, quarter(12)), "R1");

        rig.send(reading("R1", "stage", quarter(3) - 5 * MINUTE, quarter(3) + 44 * MINUTE, 2.2));
        stages(13, 2.2);
        String second = river().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(rig.warnings.stream().filter(w -> w.status() == Status.RAISED))
                .extracting(Warning::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void lateCorrection_ofReadingThatRaised_lowersNothing() {
        stages(0, 1.0, 2.6, 2.6);
        Reading correction =
                new Reading(
                        "R1",
                        "",
                        "stage",
                        0,
                        quarter(2),
                        -1,
                        true,
                        2.61,
                        Quality.NOT_EVALUATED,
                        quarter(2) + MINUTE);
        rig.send(correction);
        stages(3, 2.6);

        assertThat(river().level()).isEqualTo(Level.ORANGE);
        assertThat(rig.station("R1").series.get("stage").current.level).isEqualTo(Level.ORANGE);
        assertThat(rig.of(Hazard.RIVER)).extracting(Warning::id).containsOnly(river().id());
    }

    private static Action lift(String warning, long received) {
        return new Action(
                "a1", "lift", warning, "R1", "duty1", "duty", null, null, received, received);
    }
}
