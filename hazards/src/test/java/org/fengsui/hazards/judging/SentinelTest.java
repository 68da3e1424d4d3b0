package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices send for "nothing" is no value, also where converted it would look like one. */
class SentinelTest {

    private static final String RULES =
            """
            version: 1
            waterlogging: {defaults: {any: {levels: {blue: 0.15}, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.05}}}
            river:
              defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}}
              sites: {S: {warning: -5}}
            rainstorm: {defaults: {any: {clauses: [{window: PT1H, level: blue, mm: 0.1}], continuing: {window: PT1H, mm: 0}, min_coverage: 0.9, confirm: 1, hold: PT30M}}}
            """;

    private static Rig rig(String kind, String sensor) {
        return Rig.of(
                """
                areas: [{id: D1, level: district, name: 一区}]
                stations:
                  - {id: S, kind: %s, area: D1, location: {lon: 115, lat: 28}, interval: PT5M, sensors: [%s]}
                """
                        .formatted(kind, sensor),
                RULES);
    }

    @ParameterizedTest
    @CsvSource({
        "waterlogging,water_depth,1,0",
        "waterlogging,water_depth,0.001,0",
        "river,stage,1,0",
        "river,stage,0.01,0",
        "river,stage,0.01,120",
        "river,stage,-1,0",
        "rain,rain,1,0",
        "rain,rain,-1,0"
    })
    void sentinels_ofAnyUnit_areMissingAndJudgeNothing(
            String kind, String quantity, double scale, double offset) {
        Rig rig =
                rig(
                        kind,
                        "{quantity: %s, scale: %s, offset: %s}".formatted(quantity, scale, offset));
        double[] codes = {-9999, -888, -999999, -99999, -999, -999.9, -9999.9};
        for (int i = 0; i < codes.length; i++) {
            rig.send(Rig.reading("S", quantity, START + i * 5 * MINUTE, codes[i]));
        }
        rig.advance(START + 600 * MINUTE);

        assertThat(rig.observations)
                .hasSize(codes.length)
                .extracting(Observation::quality)
                .containsOnly(Quality.MISSING);
        assertThat(rig.warnings).isEmpty();
        assertThat(rig.indicators).extracting(Indicator::name).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 5, 10})
    void echoHead_withoutEcho_isNoDepth(double code) {
        Rig rig =
                rig(
                        "waterlogging",
                        "{quantity: distance}, {quantity: water_depth, from: distance, offset: 2.5}");
        for (int i = 0; i < 5; i++) {
            rig.send(Rig.reading("S", "distance", START + i * 5 * MINUTE, code));
        }

        assertThat(rig.warnings).isEmpty();
        assertThat(rig.observations)
                .noneMatch(o -> o.quantity().equals("water_depth") && o.quality().usable());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.094, -4.9, -8.88})
    void negativeStage_isLegal(double metres) {
        Rig rig = rig("river", "{quantity: stage}");
        rig.send(Rig.reading("S", "stage", START, metres));

        assertThat(rig.observations).last().satisfies(o -> assertThat(o.value()).isEqualTo(metres));
        assertThat(rig.of(Hazard.RIVER))
                .hasSize(metres > -5 ? 1 : 0)
                .allMatch(w -> w.level().isAtLeast(Level.YELLOW));
    }
}
