package org.fengsui.hazards.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import java.util.List;
import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** Gauges of a district held against each other, and what is told of all together. */
class NeighboursTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}, {id: T1, parent: D1, level: town, name: 东镇}]
            stations:
              - {id: A, kind: rain, area: T1, location: {lon: 115.00, lat: 28.00}, interval: PT5M, quantities: [rain]}
              - {id: B, kind: rain, area: T1, location: {lon: 115.02, lat: 28.00}, interval: PT5M, quantities: [rain]}
              - {id: C, kind: rain, area: D1, location: {lon: 115.00, lat: 28.02}, interval: PT5M, quantities: [rain]}
              - {id: E, kind: rain, area: D1, location: {lon: 115.02, lat: 28.02}, interval: PT5M, quantities: [rain]}
              - {id: FAR, kind: rain, area: D1, location: {lon: 116.00, lat: 28.02}, interval: PT5M, quantities: [rain]}
            """;
    private static final String RULES =
            """
            version: 1
            rainstorm:
              defaults:
                any: {clauses: [{window: PT1H, level: yellow, mm: 30}], continuing: {window: PT1H, mm: 0.1}, min_coverage: 0.9, confirm: 1, hold: PT30M}
            area_rain:
              neighbours:
                within_km: 10
                gauges: 3
                blocked: {window: PT3H, mm: 20, share: 0.1}
                burst: {window: PT1H, mm: 20, others: 0.2}
            """;
    private static final long FIVE = 5 * MINUTE;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void rain(int from, int to, List<String> gauges, double... mm) {
        for (int i = from; i < to; i++) {
            for (int g = 0; g < gauges.size(); g++) {
                long time = START + i * FIVE;
                rig.send(
                        new Reading(
                                gauges.get(g),
                                "",
                                "rain",
                                0,
                                time,
                                -1,
                                false,
                                mm[g],
                                Quality.NOT_EVALUATED,
                                time));
            }
        }
        rig.advance(START + to * FIVE - FIVE + 2 * MINUTE);
    }

    @Test
    void nextToNothingWhileItPoursAround_isDoubted() {
        rain(1, 37, List.of("A", "B", "C", "E"), 1, 1.2, 0, 0.8);

        Warning warning = rig.newest(Hazard.STATION, "C");
        assertThat(warning.level()).isEqualTo(Level.BLUE);
        assertThat(warning.headline().zh()).contains("3小时0.0毫米 周边大雨 疑似漏斗堵塞 请检查站点");
        assertThat(rig.of(Hazard.STATION)).extracting(Warning::subject).containsOnly("C");
    }

    @Test
    void blockedGauge_rainOver_isStillDoubtedUntilItMeasuresAgain() {
        nextToNothingWhileItPoursAround_isDoubted();
        rain(37, 120, List.of("A", "B", "C", "E"), 0, 0, 0, 0);
        assertThat(rig.newest(Hazard.STATION, "C").status()).isNotEqualTo(Status.LIFTED);

        rain(120, 160, List.of("A", "B", "C", "E"), 1, 1, 1, 1);
        assertThat(rig.newest(Hazard.STATION, "C").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void burstWhileItIsDryAround_isDoubtedAndWarnsNevertheless() {
        rain(1, 13, List.of("A", "B", "C", "E"), 0, 0, 0, 0);
        rain(13, 25, List.of("A", "B", "C", "E"), 3, 0, 0, 0);

        assertThat(rig.newest(Hazard.STATION, "A").headline().zh()).contains("周边无雨 疑似误报");
        assertThat(rig.newest(Hazard.RAINSTORM, "T1").level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void tooFewAround_nothingIsSaid() {
        rain(1, 37, List.of("A", "B", "C", "FAR"), 1, 1.2, 0, 0.8);

        assertThat(rig.of(Hazard.STATION)).isEmpty();
    }

    @Test
    void gaugeWithoutData_isNotBlocked() {
        rain(1, 37, List.of("A", "B", "E"), 1, 1.2, 0.8);

        assertThat(rig.of(Hazard.STATION)).isEmpty();
    }

    @Test
    void area_hasMeanMaximumShareAndCoverage() {
        rain(1, 13, List.of("A", "B", "C", "E"), 1, 2, 3, 0);

        assertThat(indicator("D1", "rain_1h_mean")).isEqualTo(18.0);
        assertThat(indicator("D1", "rain_1h_max")).isEqualTo(36.0);
        assertThat(indicator("D1", "rain_1h_coverage")).isEqualTo(0.8);
        assertThat(indicator("D1", "rain_share_yellow")).isEqualTo(0.25);
        assertThat(indicator("T1", "rain_1h_mean")).isEqualTo(18.0);
        assertThat(indicator("T1", "rain_1h_coverage")).isEqualTo(1.0);
        assertThat(rig.indicators)
                .filteredOn(i -> i.name().equals("rain_3h_mean"))
                .as("a mean of windows that are not covered would be too low")
                .isEmpty();
    }

    private double indicator(String area, String name) {
        return rig.indicators.stream()
                .filter(i -> i.subject().equals(area) && i.name().equals(name))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no " + name + " of " + area))
                .value();
    }
}
