package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** River stage against 警戒 / 保证 / highest, and rain sums against their clauses. */
class RiverAndRainTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: R1, name: {zh: 赣江站, en: Gan river}, kind: river, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT15M, quantities: [stage]}
              - {id: G1, name: {zh: 雨量站, en: Gauge}, kind: rain, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT15M, quantities: [rain]}
            """;
    private static final String RULES =
            """
            version: 7
            river:
              defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}}
              sites: {R1: {warning: 2.0, guarantee: 2.5, highest: 3.0}}
            rainstorm:
              defaults:
                any: {clauses: [{window: PT12H, level: blue, mm: 50}, {window: PT6H, level: yellow, mm: 50}, {window: PT3H, level: orange, mm: 50}, {window: PT3H, level: red, mm: 100}], continuing: {window: PT1H, mm: 0.1}, min_coverage: 0.9, confirm: 1, hold: PT30M}
            """;
    private static final long QUARTER = 15 * MINUTE;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void stage(int quarter, double metres) {
        rig.send(Rig.reading("R1", "stage", START + quarter * QUARTER, metres));
    }

    private void rain(int quarter, double mm) {
        long time = START + quarter * QUARTER;
        rig.send(
                new Reading("G1", "", "rain", 0, time, -1, false, mm, Quality.NOT_EVALUATED, time));
    }

    @Test
    void stage_reachingHighest_isRedWithRuleAndVersion() {
        for (int q = 0; q < 10; q++) {
            stage(q, 1.5 + q * 0.17);
        }

        Warning warning = rig.newest(Hazard.RIVER, "R1");
        assertThat(warning.level()).isEqualTo(Level.RED);
        assertThat(warning.rules()).isEqualTo(7);
        assertThat(warning.evidence().get(0).rule()).endsWith("highest");
        assertThat(warning.headline().zh()).startsWith("赣江站 水位3.03米 超历史最高0.03米");
        assertThat(rig.indicators)
                .filteredOn(i -> i.name().equals("rise_rate"))
                .last()
                .satisfies(i -> assertThat(i.value()).isBetween(0.67, 0.69));
    }

    @Test
    void warnings_withoutIndicators_areTheSame() {
        Rig without = Rig.of(REGISTRY, RULES);
        without.indicatorsWanted = false;
        for (int q = 0; q < 10; q++) {
            stage(q, 1.5 + q * 0.17);
            without.send(Rig.reading("R1", "stage", START + q * QUARTER, 1.5 + q * 0.17));
        }
        rig.advance(START + 24 * 60 * MINUTE);
        without.advance(START + 24 * 60 * MINUTE);

        assertThat(without.indicators).isEmpty();
        assertThat(without.warnings).isEqualTo(rig.warnings).isNotEmpty();
    }

    @Test
    void gaugeLost_whileRisingAndHigh_endsPresumedNeverLifted() {
        for (int q = 0; q < 8; q++) {
            stage(q, 1.6 + q * 0.15);
        }
        rig.advance(START + 5 * 24 * 60 * MINUTE);

        Warning warning = rig.newest(Hazard.RIVER, "R1");
        assertThat(warning.basis()).isEqualTo(Basis.PRESUMED);
        assertThat(warning.level()).isEqualTo(Level.ORANGE);
        assertThat(rig.warnings).noneMatch(w -> w.status() == Status.LIFTED);
    }

    @Test
    void gaugeLost_afterAHoleThatLeavesNoTrend_isPresumedWhenItStoodHigher() {
        stage(0, 2.60);
        stage(1, 2.61);
        stage(4, 2.66);
        stage(5, 2.65);
        stage(6, 2.70);
        rig.advance(START + 24 * 60 * MINUTE);

        assertThat(rig.newest(Hazard.RIVER, "R1").basis()).isEqualTo(Basis.PRESUMED);
    }

    @Test
    void gaugeLost_justBelowBlueAndRising_isPresumedAtTheNextLevel() {
        for (int q = 0; q < 6; q++) {
            stage(q, 0.9 + q * 0.15);
        }
        assertThat(rig.warnings).isEmpty();
        rig.advance(START + 2 * 60 * MINUTE);

        Warning warning = rig.newest(Hazard.RIVER, "R1");
        assertThat(warning.basis()).isEqualTo(Basis.PRESUMED);
        assertThat(warning.level()).isEqualTo(Level.BLUE);
    }

    @Test
    void gaugeBack_afterPresumption_isMeasuredAgain() {
        gaugeLost_whileRisingAndHigh_endsPresumedNeverLifted();
        stage(8 + 5 * 96, 2.6);

        Warning warning = rig.newest(Hazard.RIVER, "R1");
        assertThat(warning.basis()).isEqualTo(Basis.MEASURED);
        assertThat(warning.level()).isEqualTo(Level.ORANGE);
    }

    @Test
    void rain_fiftyMillimetresInThreeHours_reachesOrangeStandard() {
        for (int q = 1; q <= 12; q++) {
            rain(q, 4.5);
        }

        Warning warning = rig.newest(Hazard.RAINSTORM, "D1");
        assertThat(warning.level()).isEqualTo(Level.ORANGE);
        assertThat(warning.headline().zh())
                .isEqualTo("一区 3小时雨量54.0毫米 达到暴雨橙色标准 1/1站(雨量站) 建议巡查易涝点和隐患点");
        assertThat(indicator("rain_3h")).isEqualTo(54.0);
        assertThat(indicator("rain_3h_coverage")).isEqualTo(1.0);
        assertThat(indicator("rain_6h_coverage")).isEqualTo(0.5);
    }

    @Test
    void rain_oneOfTwoClausesMet_namesTheOneThatDecided() {
        Rig other =
                Rig.of(
                        REGISTRY,
                        RULES.replace(
                                "{window: PT6H, level: yellow, mm: 50}",
                                "{window: PT6H, level: yellow, mm: 90}, {window: PT1H, level: yellow,"
                                        + " mm: 20}"));
        for (int q = 1; q <= 4; q++) {
            long time = START + q * QUARTER;
            other.send(
                    new Reading(
                            "G1", "", "rain", 0, time, -1, false, 6, Quality.NOT_EVALUATED, time));
        }

        assertThat(other.newest(Hazard.RAINSTORM, "D1").headline().zh())
                .startsWith("一区 1小时雨量24.0毫米 达到本地黄色雨量标准");
    }

    @Test
    void rain_partialSum_mayRaiseButMissingDataNeverLifts() {
        for (int q = 1; q <= 6; q++) {
            rain(q, 9);
        }
        assertThat(rig.newest(Hazard.RAINSTORM, "D1").level()).isEqualTo(Level.ORANGE);

        for (int q = 40; q < 50; q++) {
            rain(q, 0);
        }
        assertThat(rig.newest(Hazard.RAINSTORM, "D1").level()).isEqualTo(Level.ORANGE);
        assertThat(rig.newest(Hazard.RAINSTORM, "D1").status()).isNotEqualTo(Status.PENDING_LIFT);
    }

    private double indicator(String name) {
        return rig.indicators.stream()
                .filter(i -> i.name().equals(name))
                .reduce((a, b) -> b)
                .map(Indicator::value)
                .orElseThrow();
    }

    @Test
    void counter_thatStartsAgainAtEight_warnsAsAmountsDo() {
        Rig counting =
                Rig.of(
                        REGISTRY.replace(
                                "quantities: [rain]}",
                                "sensors: [{quantity: rain_total}, {quantity: rain, from: rain_total}]}"),
                        RULES);
        double total = 140;
        for (int i = 0; i <= 12; i++) {
            total = i == 6 ? 4.5 : total + 4.5;
            counting.send(Rig.reading("G1", "rain_total", START + i * QUARTER, total));
        }

        assertThat(counting.newest(Hazard.RAINSTORM, "D1").level()).isEqualTo(Level.ORANGE);
        assertThat(counting.newest(Hazard.RAINSTORM, "D1").headline().zh()).contains("3小时雨量54.0毫米");
        assertThat(counting.rejected).isEmpty();
    }
}
