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
              defaults: {reservoir: {window: PT30M, outflow: 50, gate_opening: 0.3, level: yellow, hold: PT2H}}
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
}
