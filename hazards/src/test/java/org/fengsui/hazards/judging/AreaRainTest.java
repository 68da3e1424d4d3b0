package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** The gauges of a town make one warning. */
class AreaRainTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}, {id: T1, parent: D1, level: town, name: {zh: 东镇, en: East town}}]
            stations:
              - {id: A, name: {zh: 甲站, en: Gauge A}, kind: rain, area: T1, location: {lon: 115.0, lat: 28.0}, interval: PT15M, quantities: [rain]}
              - {id: B, name: {zh: 乙站, en: Gauge B}, kind: rain, area: T1, location: {lon: 115.2, lat: 28.2}, interval: PT15M, quantities: [rain]}
              - {id: C, name: {zh: 丙站, en: Gauge C}, kind: rain, area: T1, location: {lon: 115.4, lat: 28.4}, interval: PT15M, quantities: [rain]}
              - {id: E, name: {zh: 戊站, en: Gauge E}, kind: rain, area: D1, location: {lon: 116.0, lat: 29.0}, interval: PT15M, quantities: [rain]}
            """;
    private static final String RULES =
            """
            version: 1
            rainstorm:
              defaults:
                any: {clauses: [{window: PT1H, level: blue, mm: 20}, {window: PT1H, level: yellow, mm: 30}, {window: PT1H, level: orange, mm: 50}], continuing: {window: PT1H, mm: 0.1}, min_coverage: 0.9, confirm: 1, hold: PT30M}
            """;
    private static final long QUARTER = 15 * MINUTE;

    private static void rain(Rig rig, String gauge, int quarter, double mm) {
        long time = START + quarter * QUARTER;
        rig.send(
                new Reading(
                        gauge, "", "rain", 0, time, -1, false, mm, Quality.NOT_EVALUATED, time));
    }

    private static void hours(Rig rig, int from, int to, double a, double b, double c) {
        for (int q = from; q < to; q++) {
            rain(rig, "A", q, a);
            rain(rig, "B", q, b);
            rain(rig, "C", q, c);
        }
    }

    @Test
    void severalGauges_makeOneWarningThatCountsAndNamesThem() {
        Rig rig = Rig.of(REGISTRY, RULES);
        hours(rig, 1, 5, 13, 6, 0.5);
        rig.advance(START + 4 * QUARTER + MINUTE);

        Warning warning = rig.newest(Hazard.RAINSTORM, "T1");
        assertThat(rig.of(Hazard.RAINSTORM)).allMatch(w -> w.subject().equals("T1"));
        assertThat(warning.level()).isEqualTo(Level.ORANGE);
        assertThat(warning.headline().zh())
                .isEqualTo("东镇 1小时雨量52.0毫米 达到本地橙色雨量标准 1/3站(甲站) 建议巡查易涝点和隐患点");
        assertThat(warning.headline().en()).contains("1 of 3 gauges (Gauge A)");
        assertThat(warning.evidence()).extracting(Evidence::station).containsExactly("A", "B");
        assertThat(warning.evidence().get(1).rule()).endsWith(".blue");
        assertThat(warning.location()).isNotNull();
        assertThat(warning.area()).isEqualTo("T1");
    }

    @Test
    void gaugeOutsideAnyTown_countsForItsDistrict() {
        Rig rig = Rig.of(REGISTRY, RULES);
        for (int q = 1; q < 5; q++) {
            rain(rig, "E", q, 9);
        }

        assertThat(rig.newest(Hazard.RAINSTORM, "D1").level()).isEqualTo(Level.YELLOW);
        assertThat(rig.newest(Hazard.RAINSTORM, "D1").headline().zh()).contains("1/1站");
    }

    @Test
    void twoGaugesNeeded_levelIsWhatTwoHaveReached() {
        Rig rig = Rig.of(REGISTRY, RULES + "area_rain: {gauges: 2}\n");
        hours(rig, 1, 5, 13, 9, 0);

        Warning warning = rig.newest(Hazard.RAINSTORM, "T1");
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.headline().zh()).contains("1小时雨量36.0毫米 达到本地黄色雨量标准 2/3站(乙站)");
    }

    @Test
    void twoGaugesNeeded_oneAloneRaisesNothing() {
        Rig rig = Rig.of(REGISTRY, RULES + "area_rain: {gauges: 2}\n");
        hours(rig, 1, 9, 13, 1, 0);

        assertThat(rig.of(Hazard.RAINSTORM)).isEmpty();
    }

    @Test
    void perDistrict_allGaugesOfItsTownsCount() {
        Rig rig = Rig.of(REGISTRY, RULES + "area_rain: {per: district}\n");
        hours(rig, 1, 5, 9, 9, 9);
        rig.advance(START + 4 * QUARTER + MINUTE);

        assertThat(rig.newest(Hazard.RAINSTORM, "D1").headline().zh()).contains("3/4站");
    }

    @Test
    void rainOver_onlyOnceTheLastGaugeSaysSo() {
        Rig rig = Rig.of(REGISTRY, RULES);
        hours(rig, 1, 5, 6, 6, 0);
        hours(rig, 5, 12, 0, 6, 0);
        assertThat(rig.newest(Hazard.RAINSTORM, "T1").status()).isNotEqualTo(Status.LIFTED);

        hours(rig, 12, 24, 0, 0, 0);
        assertThat(rig.newest(Hazard.RAINSTORM, "T1").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void gaugeMovedToAnotherArea_itsFormerAreaIsUnknownNotLifted() {
        Rig rig = Rig.of(REGISTRY, RULES);
        hours(rig, 1, 5, 9, 0, 0);
        rig.change(
                REGISTRY.replace(
                        "kind: rain, area: T1, location: {lon: 115.0",
                        "kind: rain, area: D1, location: {lon: 115.0"),
                RULES,
                START + 5 * QUARTER);

        assertThat(rig.newest(Hazard.RAINSTORM, "T1").condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(rig.newest(Hazard.RAINSTORM, "T1").level()).isEqualTo(Level.YELLOW);
        hours(rig, 6, 7, 9, 0, 0);
        assertThat(rig.newest(Hazard.RAINSTORM, "D1").level()).isEqualTo(Level.YELLOW);
    }
}
