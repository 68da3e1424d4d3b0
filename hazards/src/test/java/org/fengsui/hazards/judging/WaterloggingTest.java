package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** Depth at one underpass, minute by minute. */
class WaterloggingTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            subjects:
              - {id: BAYI, kind: underpass, name: {zh: 八一桥下穿, en: Bayi underpass}, area: D1, location: {lon: 115.9, lat: 28.7}, close_at: 0.25}
            stations:
              - {id: W1, kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT1M, subject: BAYI, quantities: [water_depth]}
            """;
    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                underpass: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.05}
            """;

    private static final String BOX_RULES =
            RULES.replace("suspect_rise: 0.05", "suspect_rise: 0.05, box_rise: 0.30");

    private Rig rig = Rig.of(REGISTRY, RULES);

    private void depths(int fromMinute, double... depths) {
        for (int i = 0; i < depths.length; i++) {
            rig.send(reading("W1", "water_depth", START + (fromMinute + i) * MINUTE, depths[i]));
        }
    }

    @Test
    void rise_throughAllLevels_raisesOnceThenUpgrades() {
        depths(0, 0, 0.05, 0.09, 0.13, 0.17, 0.21, 0.26, 0.30, 0.35, 0.40);

        assertThat(rig.of(Hazard.WATERLOGGING))
                .filteredOn(w -> w.status() != Status.UPDATED)
                .extracting(Warning::status, Warning::level)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Status.RAISED, Level.BLUE),
                        org.assertj.core.groups.Tuple.tuple(Status.UPGRADED, Level.YELLOW),
                        org.assertj.core.groups.Tuple.tuple(Status.UPGRADED, Level.ORANGE),
                        org.assertj.core.groups.Tuple.tuple(Status.UPGRADED, Level.RED));
        assertThat(rig.of(Hazard.WATERLOGGING))
                .extracting(Warning::id)
                .hasSize(8)
                .containsOnly(rig.warnings.get(0).id());
    }

    @Test
    void headline_atClosingDepth_saysPlaceNumberLineTrendAdvice() {
        depths(0, 0.19, 0.21, 0.23, 0.25, 0.27, 0.29, 0.31);

        Warning warning = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(warning.headline().zh()).isEqualTo("八一桥下穿 积水31厘米 已超封闭线25 约5分钟到40(红) 建议立即封闭");
        assertThat(warning.headline().en())
                .isEqualTo(
                        "Bayi underpass, water 31 cm deep, above the closing line of 25, about 5"
                                + " min to 40 (red), close now");
        assertThat(warning.evidence().get(0).rule()).endsWith(".close_at");
        assertThat(warning.nextLevel()).isNotNull();
    }

    @Test
    void carParkedBelowTheHead_raisesNothingUntilItMoves() {
        rig = Rig.of(REGISTRY, BOX_RULES);
        depths(0, 0, 0, 0.55, 0.55, 0.56, 0.54, 0.55, 0.55, 0.55);
        assertThat(rig.of(Hazard.WATERLOGGING)).isEmpty();
        assertThat(rig.observations.subList(2, 9)).allMatch(o -> o.quality() == Quality.SUSPECT);

        depths(9, 0, 0.04, 0.09);
        assertThat(rig.newest(Hazard.WATERLOGGING, "BAYI").level()).isEqualTo(Level.BLUE);
    }

    @Test
    void waterBelowAParkedCar_isBelievedOnceItMovesTheValue() {
        rig = Rig.of(REGISTRY, BOX_RULES);
        depths(0, 0, 0.55, 0.55, 0.59);
        assertThat(rig.of(Hazard.WATERLOGGING)).isEmpty();
        depths(4, 0.60);

        assertThat(rig.newest(Hazard.WATERLOGGING, "BAYI").level()).isEqualTo(Level.RED);
    }

    @Test
    void waterAfterASpike_isDelayedByTheSpikeAlone() {
        rig = Rig.of(REGISTRY, BOX_RULES);
        depths(0, 0, 0.70, 0.09);

        assertThat(rig.newest(Hazard.WATERLOGGING, "BAYI").level()).isEqualTo(Level.BLUE);
    }

    @Test
    void fastestRiseOnRecord_isDelayedByOneSampleOnly() {
        rig = Rig.of(REGISTRY, BOX_RULES);
        depths(0, 0, 0.26, 0.26);

        assertThat(rig.newest(Hazard.WATERLOGGING, "BAYI").level()).isEqualTo(Level.ORANGE);
    }

    @Test
    void spike_ofOneSample_raisesNothing() {
        depths(0, 0, 0, 0.9, 0, 0, 0);

        assertThat(rig.warnings).isEmpty();
        assertThat(rig.observations).extracting(o -> o.quality()).contains(Quality.SUSPECT);
    }

    @Test
    void flashRise_confirmedBySecondSample_raisesThen() {
        depths(0, 0, 0.26, 0.50);

        Warning warning = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(warning.level()).isEqualTo(Level.RED);
        assertThat(warning.time()).isEqualTo(START + 2 * MINUTE);
    }

    @Test
    void blueWarning_belowHysteresisForHold_liftsByItself() {
        depths(0, 0.06, 0.09, 0.06, 0.06);
        depths(4, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04);

        Warning warning = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(warning.status()).isEqualTo(Status.LIFTED);
        assertThat(warning.time()).isEqualTo(START + 14 * MINUTE);
    }

    @Test
    void redWarning_recededForHold_staysRedPendingLiftUntilPersonLifts() {
        depths(0, 0.38, 0.42);
        for (int m = 2; m < 30; m++) {
            depths(m, 0.01);
        }
        Warning pending = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(pending.status()).isEqualTo(Status.PENDING_LIFT);
        assertThat(pending.level()).isEqualTo(Level.RED);
        assertThat(pending.condition()).isEqualTo(Condition.RETURNED);

        rig.act(lift(pending.id(), START + 31 * MINUTE), "BAYI");
        Warning lifted = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(lifted.status()).isEqualTo(Status.LIFTED);
        assertThat(lifted.reason()).isEqualTo("duty1: checked on site");

        rig.advance(START + 31 * MINUTE + 24 * 60 * MINUTE);
        assertThat(rig.cleared).extracting(Warning::id).containsExactly(pending.id());
    }

    @Test
    void lift_whileDangerIsMeasured_isRefused() {
        depths(0, 0.38, 0.42);
        rig.act(lift(rig.newest(Hazard.WATERLOGGING, "BAYI").id(), START + 2 * MINUTE), "BAYI");

        assertThat(rig.rejected).singleElement().asString().contains("cannot be lifted");
        assertThat(rig.newest(Hazard.WATERLOGGING, "BAYI").level()).isEqualTo(Level.RED);
    }

    @Test
    void silence_whileHighAndRising_isPresumedThenUnknownAndNeverLifted() {
        depths(0, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20);
        rig.advance(START + 24 * 60 * MINUTE);

        Warning warning = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(warning.basis()).isEqualTo(Basis.PRESUMED);
        assertThat(warning.freshness()).isEqualTo(Freshness.UNKNOWN);
        assertThat(warning.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.headline().zh()).contains("失联·按危险处置");
    }

    @Test
    void silence_whileHighButFalling_isUnknownNotPresumed() {
        depths(0, 0.20, 0.19, 0.18, 0.17, 0.16, 0.155);
        rig.advance(START + 60 * MINUTE);

        Warning warning = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(warning.basis()).isEqualTo(Basis.MEASURED);
        assertThat(warning.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void silence_duringOurOwnDowntime_isNotTheStations() {
        depths(0, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20);
        rig.downtime =
                Downtime.NONE.with(new Downtime.Gap(START + 6 * MINUTE, START + 20 * MINUTE));
        rig.advance(START + 20 * MINUTE);

        assertThat(rig.newest(Hazard.WATERLOGGING, "BAYI").freshness()).isEqualTo(Freshness.FRESH);
    }

    @Test
    void silence_ofDryGauge_saysNothing() {
        depths(0, 0, 0, 0);
        rig.advance(START + 48 * 60 * MINUTE);

        assertThat(rig.warnings).isEmpty();
    }

    @Test
    void duplicate_ofLastReading_changesNothing() {
        depths(0, 0.20);
        int before = rig.warnings.size();
        rig.send(reading("W1", "water_depth", START, START + 5, 0.20));

        assertThat(rig.duplicates).isEqualTo(1);
        assertThat(rig.warnings).hasSize(before);
        assertThat(rig.observations).hasSize(1);
    }

    @Test
    void redLiftedWhileOrangeIsMeasured_fallsToOrangeAndStaysOneWarning() {
        depths(0, 0.19, 0.21, 0.23, 0.25, 0.30, 0.35, 0.41, 0.43);
        for (int m = 8; m < 40; m++) {
            depths(m, 0.30);
        }
        Warning red = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(red.status()).isEqualTo(Status.PENDING_LIFT);
        assertThat(red.level()).isEqualTo(Level.RED);

        rig.act(lift(red.id(), START + 40 * MINUTE), "BAYI");
        Warning lowered = rig.newest(Hazard.WATERLOGGING, "BAYI");
        assertThat(lowered.status()).isEqualTo(Status.DOWNGRADED);
        assertThat(lowered.level()).isEqualTo(Level.ORANGE);
        assertThat(lowered.condition()).isEqualTo(Condition.ACTIVE);
        assertThat(lowered.reason()).isEqualTo("duty1: checked on site");
        assertThat(lowered.headline().zh()).isEqualTo("八一桥下穿 积水30厘米 已超封闭线25 水势平稳 建议立即封闭");

        depths(41, 0.30, 0.30);
        rig.act(lift(red.id(), START + 43 * MINUTE), "BAYI");
        assertThat(rig.rejected).anyMatch(why -> why.contains("while the danger is measured"));
        assertThat(rig.of(Hazard.WATERLOGGING)).allMatch(each -> each.id().equals(red.id()));
    }

    @Test
    void badValue_isStoredButMovesNothing() {
        depths(0, -3);

        assertThat(rig.observations)
                .singleElement()
                .satisfies(o -> assertThat(o.quality()).isEqualTo(Quality.BAD));
        assertThat(rig.warnings).isEmpty();
    }

    @Test
    void backfill_aboveRed_isRetrospectiveAndSoundsNothing() {
        depths(0, 0.0);
        for (int m = 0; m < 5; m++) {
            long time = START - (300 - m) * MINUTE;
            rig.send(reading("W1", "water_depth", time, START + 10 * MINUTE, 0.45));
        }

        assertThat(rig.of(Hazard.WATERLOGGING))
                .singleElement()
                .satisfies(
                        w -> {
                            assertThat(w.status()).isEqualTo(Status.RETROSPECTIVE);
                            assertThat(w.level()).isEqualTo(Level.RED);
                        });
    }

    private static Action lift(String warning, long received) {
        return new Action(
                "a1",
                "lift",
                warning,
                "BAYI",
                "duty1",
                "duty",
                null,
                "checked on site",
                received,
                received);
    }
}
