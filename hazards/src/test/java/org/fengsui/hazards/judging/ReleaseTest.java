package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** What a reservoir lets out is told downstream. */
class ReleaseTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            subjects:
              - {id: DAM, kind: reservoir, name: {zh: 青山水库, en: Qingshan}, area: D1, location: {lon: 115.0, lat: 28.0}, links: {downstream: [REACH]}}
              - {id: REACH, kind: reach, name: {zh: 下游河段, en: Lower reach}, area: D1, location: {lon: 115.1, lat: 28.0}}
            stations:
              - {id: Q1, kind: reservoir, subject: DAM, area: D1, location: {lon: 115.0, lat: 28.0}, interval: PT10M, quantities: [outflow, gate_opening]}
              - {id: R1, kind: river, subject: REACH, area: D1, location: {lon: 115.1, lat: 28.0}, interval: PT10M, quantities: [stage]}
            """;
    private static final String RULES =
            """
            version: 1
            river:
              defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}}
              sites: {REACH: {warning: 9.0}}
            release:
              defaults: {reservoir: {window: PT30M, outflow: 50, gate_opening: 0.3, begin: 0.1, level: yellow, hold: PT2H}}
            """;
    private static final long TEN = 10 * MINUTE;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void outflow(int from, int to, double value) {
        for (int i = from; i < to; i++) {
            rig.send(Rig.reading("Q1", "outflow", START + i * TEN, value));
        }
    }

    @Test
    void outflowRises_theReachBelowIsWarned() {
        outflow(0, 5, 20);
        outflow(5, 6, 180);

        Warning warning = rig.newest(Hazard.RIVER, "REACH");
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.basis()).isEqualTo(Basis.LINKED);
        assertThat(warning.headline().zh()).isEqualTo("下游河段 上游青山水库出流由20增至180立方米每秒 注意涨水 撤离河道");
        assertThat(warning.evidence().get(0).station()).isEqualTo("Q1");
    }

    @Test
    void outflowSteady_endsByItself() {
        outflowRises_theReachBelowIsWarned();
        outflow(6, 30, 180);

        assertThat(rig.newest(Hazard.RIVER, "REACH").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void gateOpens_isToldToo() {
        for (int i = 0; i < 3; i++) {
            rig.send(Rig.reading("Q1", "gate_opening", START + i * TEN, 0));
        }
        rig.send(Rig.reading("Q1", "gate_opening", START + 3 * TEN, 0.5));

        assertThat(rig.newest(Hazard.RIVER, "REACH").headline().zh())
                .contains("上游青山水库闸门开度由0.0增至0.5米");
    }

    @Test
    void lateReading_tellsNothing() {
        outflow(0, 12, 20);
        rig.send(Rig.reading("Q1", "outflow", START + 5 * TEN + MINUTE, START + 12 * TEN, 180));

        assertThat(rig.of(Hazard.RIVER)).isEmpty();
    }

    @Test
    void stepsThatAreSmall_tellNothing() {
        for (int i = 0; i < 60; i++) {
            rig.send(Rig.reading("Q1", "outflow", START + i * TEN, 20 + i * 10));
        }

        assertThat(rig.of(Hazard.RIVER)).isEmpty();
    }

    @Test
    void linkGone_isUnknownNotLifted() {
        outflowRises_theReachBelowIsWarned();
        rig.change(
                REGISTRY.replace(", links: {downstream: [REACH]}", ""),
                RULES,
                START + 6 * TEN - MINUTE);

        assertThat(rig.newest(Hazard.RIVER, "REACH").condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void linkGone_saysWhatWasLetOutAndWhyItIsUnknown() {
        linkGone_isUnknownNotLifted();

        assertThat(rig.newest(Hazard.RIVER, "REACH").headline().zh())
                .isEqualTo("下游河段 站点已移出登记 此后不明 注意涨水 撤离河道");
    }

    @Test
    void outflowReportedLessOftenThanTheWindow_isToldOfTheRiseSinceTheValueBefore() {
        Rig hourly =
                Rig.of(
                        REGISTRY.replace(
                                "PT10M, quantities: [outflow", "PT1H, quantities: [outflow"),
                        RULES);
        hourly.send(Rig.reading("Q1", "outflow", START, 20));
        hourly.send(Rig.reading("Q1", "outflow", START + 60 * MINUTE, 20));
        hourly.send(Rig.reading("Q1", "outflow", START + 120 * MINUTE, 180));

        assertThat(hourly.newest(Hazard.RIVER, "REACH").headline().zh())
                .contains("出流由20增至180立方米每秒");
    }

    @Test
    void outflowAfterLongSilence_isNotTakenForARise() {
        outflow(0, 1, 20);
        outflow(12, 13, 180);

        assertThat(rig.of(Hazard.RIVER)).isEmpty();
    }

    @Test
    void waterBeginsFromNothing_aTenthOfTheStepIsTold() {
        outflow(0, 3, 0);
        outflow(3, 4, 5);

        assertThat(rig.newest(Hazard.RIVER, "REACH").headline().zh())
                .isEqualTo("下游河段 上游青山水库出流由0.0增至5.0立方米每秒 注意涨水 撤离河道");
    }

    @Test
    void moreWaterThanABeginning_needsTheWholeStep() {
        outflow(0, 3, 6);
        outflow(3, 4, 50);

        assertThat(rig.of(Hazard.RIVER)).isEmpty();
    }

    @Test
    void gaugeOfTheDamSilent_isUnknownAfterItsLiveAgeUntilItReturns() {
        outflowRises_theReachBelowIsWarned();
        rig.advance(START + 5 * TEN + 29 * MINUTE);
        assertThat(rig.newest(Hazard.RIVER, "REACH").condition()).isEqualTo(Condition.ACTIVE);

        rig.advance(START + 5 * TEN + 31 * MINUTE);
        Warning silent = rig.newest(Hazard.RIVER, "REACH");
        assertThat(silent.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(silent.headline().zh()).isEqualTo("下游河段 上游青山水库出流由20增至180立方米每秒 此后不明 注意涨水 撤离河道");

        outflow(10, 11, 180);
        assertThat(rig.newest(Hazard.RIVER, "REACH").condition()).isEqualTo(Condition.ACTIVE);

        outflow(11, 24, 180);
        assertThat(rig.newest(Hazard.RIVER, "REACH").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void gaugeSilentAfterASteadyHour_theNoticeStillTellsTheRise() {
        outflowRises_theReachBelowIsWarned();
        outflow(6, 12, 182);
        rig.advance(START + 20 * TEN);

        Warning silent = rig.newest(Hazard.RIVER, "REACH");
        assertThat(silent.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(silent.headline().zh()).contains("出流由20增至182立方米每秒 此后不明");
    }

    @Test
    void damOutOfService_isUnknownAtOnce() {
        outflowRises_theReachBelowIsWarned();
        long now = START + 6 * TEN;
        rig.service =
                Service.NONE.with(new Service.Window("Q1", null, now - 1, now + 60 * TEN, false));
        outflow(6, 7, 180);

        assertThat(rig.newest(Hazard.RIVER, "REACH").condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void ourOwnDowntime_isNoSilence() {
        outflowRises_theReachBelowIsWarned();
        long from = START + 5 * TEN + MINUTE;
        rig.downtime = rig.downtime.with(new Downtime.Gap(from, from + 60 * MINUTE));

        rig.advance(START + 5 * TEN + 60 * MINUTE);

        assertThat(rig.newest(Hazard.RIVER, "REACH").condition()).isEqualTo(Condition.ACTIVE);
    }

    @Test
    void linkNamesAStation_itsPlaceIsWarned() {
        Rig linked = Rig.of(REGISTRY.replace("downstream: [REACH]", "downstream: [R1]"), RULES);
        linked.send(Rig.reading("Q1", "outflow", START, 20));
        linked.send(Rig.reading("Q1", "outflow", START + TEN, 180));

        assertThat(linked.newest(Hazard.RIVER, "REACH").basis()).isEqualTo(Basis.LINKED);
    }

    @Test
    void sensorGone_isUnknown() {
        outflowRises_theReachBelowIsWarned();
        rig.change(
                REGISTRY.replace("[outflow, gate_opening]", "[gate_opening]"),
                RULES,
                START + 6 * TEN - MINUTE);

        assertThat(rig.newest(Hazard.RIVER, "REACH").condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void placeWithoutGauge_anotherSensorAdded_staysActive() {
        String bare = REGISTRY.substring(0, REGISTRY.indexOf("  - {id: R1"));
        Rig alone = Rig.of(bare, RULES);
        alone.send(Rig.reading("Q1", "outflow", START, 20));
        alone.send(Rig.reading("Q1", "outflow", START + TEN, 180));

        alone.change(
                bare.replace("[outflow, gate_opening]", "[outflow, gate_opening, inflow]"),
                RULES,
                START + TEN + MINUTE);

        assertThat(alone.newest(Hazard.RIVER, "REACH").condition()).isEqualTo(Condition.ACTIVE);
    }

    @Test
    void stageReachesTheSameLevel_theGaugeOfThePlaceDecidesAndStays() {
        outflowRises_theReachBelowIsWarned();
        for (int i = 6; i < 9; i++) {
            rig.send(Rig.reading("R1", "stage", START + i * TEN, 9.1));
            rig.send(Rig.reading("Q1", "outflow", START + i * TEN + MINUTE, 100 + 60 * i));
        }

        assertThat(rig.of(Hazard.RIVER).stream().map(Warning::basis).distinct())
                .containsExactly(Basis.LINKED, Basis.MEASURED);
    }
}
