package org.fengsui.hazards.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import java.time.Instant;
import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** Three hours ahead, one hour ahead, measured: one warning of the area. */
class OfficialChainTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}, {id: T1, parent: D1, level: town, name: 东镇}, {id: T2, parent: D1, level: town, name: 西镇}]
            stations:
              - {id: A, kind: rain, area: T1, location: {lon: 115.0, lat: 28.0}, interval: PT15M, quantities: [rain]}
            """;
    private static final String RULES =
            """
            version: 1
            rainstorm:
              defaults:
                any: {clauses: [{window: PT1H, level: yellow, mm: 20}, {window: PT1H, level: orange, mm: 30}, {window: PT1H, level: red, mm: 50}], continuing: {window: PT1H, mm: 0.1}, min_coverage: 0.9, confirm: 1, hold: PT30M}
            area_rain:
              ahead:
                - {within: PT3H, level: blue, mm: 30}
                - {within: PT3H, level: yellow, mm: 50}
                - {within: PT1H, level: orange, mm: 30}
            """;
    private static final long HOUR = 60 * MINUTE;
    private static final long QUARTER = 15 * MINUTE;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private static String bulletin(String id, String area, long issued, int hours, double mm) {
        return message(id, "nowcast", "无", area, issued, hours * HOUR, "", hours, mm);
    }

    private static String message(
            String id,
            String kind,
            String level,
            String area,
            long issued,
            long valid,
            String more,
            int hours,
            double mm) {
        return """
        {"id":"%s","issuer":"市气象台","kind":"%s","event":"11B03","level":"%s","scheme":"cma","areas":["%s"],
         "issued":"%s","effective":"%s","expires":"%s","text":"…"%s,
         "values":[{"quantity":"rain","from":"%s","to":"%s","value":%s}]}"""
                .formatted(
                        id,
                        kind,
                        level,
                        area,
                        Instant.ofEpochMilli(issued),
                        Instant.ofEpochMilli(issued),
                        Instant.ofEpochMilli(issued + valid),
                        more,
                        Instant.ofEpochMilli(issued),
                        Instant.ofEpochMilli(issued + hours * HOUR),
                        mm);
    }

    private void rain(long from, int quarters, double mm) {
        for (int q = 1; q <= quarters; q++) {
            rig.send(Rig.reading("A", "rain", from + q * QUARTER, mm));
        }
    }

    @Test
    void threeHours_thenOneHour_thenGauge_isOneWarningThatRises() {
        rig.official(START, bulletin("b1", "T1", START, 3, 60));
        Warning opened = rig.newest(Hazard.RAINSTORM, "T1");
        assertThat(opened.level()).isEqualTo(Level.YELLOW);
        assertThat(opened.basis()).isEqualTo(Basis.OFFICIAL);
        assertThat(opened.headline().zh()).isEqualTo("东镇 市气象台预报3小时雨量60毫米 雨量站尚未达到 注意观察");

        rig.official(START + 2 * HOUR, bulletin("b2", "T1", START + 2 * HOUR, 1, 35));
        Warning escalated = rig.newest(Hazard.RAINSTORM, "T1");
        assertThat(escalated.level()).isEqualTo(Level.ORANGE);
        assertThat(escalated.evidence().get(0).rule()).isEqualTo("area_rain.ahead.orange");

        rain(START + 2 * HOUR, 4, 13);
        Warning measured = rig.newest(Hazard.RAINSTORM, "T1");
        assertThat(measured.level()).isEqualTo(Level.RED);
        assertThat(measured.basis()).isEqualTo(Basis.MEASURED);
        assertThat(measured.id()).isEqualTo(opened.id());
    }

    @Test
    void gaugeReachesTheSame_confirms() {
        rig.official(START, bulletin("b1", "T1", START, 1, 35));
        rain(START, 4, 8);

        Warning warning = rig.newest(Hazard.RAINSTORM, "T1");
        assertThat(warning.level()).isEqualTo(Level.ORANGE);
        assertThat(warning.basis()).isEqualTo(Basis.MEASURED);
        assertThat(warning.headline().zh()).contains("1/1站");
    }

    @Test
    void namedDistrict_isTheTownsWithin() {
        rig.official(START, bulletin("b1", "D1", START, 3, 31));

        assertThat(rig.of(Hazard.RAINSTORM))
                .extracting(Warning::subject)
                .containsExactlyInAnyOrder("T1", "T2");
    }

    @Test
    void expired_isUnknownAndLowersNothing() {
        rig.official(START, bulletin("b1", "T1", START, 3, 60));
        rig.advance(START + 5 * HOUR);

        Warning warning = rig.newest(Hazard.RAINSTORM, "T1");
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(warning.headline().zh()).isEqualTo("东镇 官方预报已过期 现况不明 请立即派人核实");
    }

    @Test
    void newerBulletinOfTheSameHorizon_takesItsPlace() {
        rig.official(START, bulletin("b1", "T1", START, 3, 60));
        rig.official(START + HOUR, bulletin("b2", "T1", START + HOUR, 3, 4));

        assertThat(rig.newest(Hazard.RAINSTORM, "T1").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void bulletinForOneHour_leavesTheOneForThreeInForce() {
        rig.official(START, bulletin("b1", "T1", START, 3, 60));
        rig.official(START + HOUR, bulletin("b2", "T1", START + HOUR, 1, 4));

        assertThat(rig.newest(Hazard.RAINSTORM, "T1").level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void signal_countsByItsColourNotByADigit() {
        rig.official(START, message("s1", "signal", "橙色/Ⅱ级", "T1", START, 3 * HOUR, "", 1, 0));
        Warning warning = rig.newest(Hazard.RAINSTORM, "T1");
        assertThat(warning.level()).isEqualTo(Level.ORANGE);
        assertThat(warning.headline().zh()).contains("市气象台发布暴雨橙色预警信号");

        rig.official(START, message("s2", "signal", "2", "T2", START, 3 * HOUR, "", 1, 0));
        assertThat(rig.of(Hazard.RAINSTORM)).noneMatch(w -> w.subject().equals("T2"));
    }

    @Test
    void cancelled_isPendingLiftOrLifted() {
        rig.official(START, message("s1", "signal", "黄色", "T1", START, 6 * HOUR, "", 1, 0));
        rig.official(
                START + HOUR,
                message(
                        "s2",
                        "signal",
                        "解除",
                        "T1",
                        START + HOUR,
                        6 * HOUR,
                        ",\"cancels\":\"s1\"",
                        1,
                        0));

        assertThat(rig.newest(Hazard.RAINSTORM, "T1").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void unknownArea_isToldAndTheOthersCount() {
        rig.official(START, bulletin("b1", "T1\",\"nowhere", START, 3, 60));

        assertThat(rig.newest(Hazard.RAINSTORM, "T1").level()).isEqualTo(Level.YELLOW);
        assertThat(rig.rejected)
                .containsExactly(
                        "the registry has no area 'nowhere'; correct the message or add the area");
    }
}
