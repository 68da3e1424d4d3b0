package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import java.util.List;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.junit.jupiter.api.Test;

/** What the quality tests of a rule set do to readings and levels. */
class QualityTestsTest {

    private static final String REGISTRY =
            """
            zone: Asia/Shanghai
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - id: R1
                kind: river
                area: D1
                location: {lon: 115.9, lat: 28.7}
                interval: PT5M
                quantities: [stage, battery]
            """;
    private static final String RULES =
            """
            version: 1
            river:
              defaults:
                any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT10M, suspect_rise: 1}
              sites:
                R1: {warning: 20.00, guarantee: 21.50, highest: 22.30}
            """;

    private static Rig rig(String tests) {
        return Rig.of(REGISTRY, RULES + "quality:\n  defaults:\n    river: " + tests + "\n");
    }

    private static void stages(Rig rig, double... metres) {
        for (int i = 0; i < metres.length; i++) {
            rig.send(reading("R1", "stage", START + i * 5 * MINUTE, metres[i]));
        }
    }

    private static List<Quality> flags(Rig rig) {
        return rig.observations.stream().map(Observation::quality).toList();
    }

    @Test
    void spike_isKnownByTheNextValue_andStoredAnew() {
        Rig rig = rig("{stage: {spike: {method: differential, suspect: 0.3, fail: 1}}}");
        stages(rig, 18.0, 18.0, 16.0, 18.0);

        assertThat(rig.observations.get(3))
                .matches(o -> o.time() == START + 10 * MINUTE && o.value() == 16.0)
                .matches(o -> o.quality() == Quality.BAD);
        assertThat(flags(rig))
                .containsExactly(
                        Quality.GOOD, Quality.GOOD, Quality.GOOD, Quality.BAD, Quality.GOOD);
    }

    @Test
    void impossibleValue_isNobodysNeighbour() {
        Rig rig = rig("{stage: {range: {fail: [10, 30]}, spike: {method: average, suspect: 0.3}}}");
        stages(rig, 18.0, 18.0, 999.0, 18.0, 18.0, 18.0);

        assertThat(flags(rig))
                .containsExactly(
                        Quality.GOOD,
                        Quality.GOOD,
                        Quality.BAD,
                        Quality.GOOD,
                        Quality.GOOD,
                        Quality.GOOD);
    }

    @Test
    void spikeDownwards_startsNoLowering() {
        String tests = "{stage: {spike: {method: differential, suspect: 0.3}}}";
        Rig with = rig(tests);
        Rig without = rig("{}");
        double[] dip = {20.4, 20.4, 18.0, 20.4, 20.4};
        stages(with, dip);
        stages(without, dip);

        assertThat(with.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.YELLOW);
        assertThat(without.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.YELLOW);
        assertThat(with.warnings).noneMatch(w -> w.level() == Level.BLUE);
    }

    @Test
    void riseFasterThanAnyLimit_isFlaggedAndRaisesAllTheSame() {
        Rig rig = rig("{stage: {rate_of_change: {suspect: 0.05, fail: 0.2}}}");
        stages(rig, 18.0, 19.5, 21.0, 22.4);

        assertThat(flags(rig)).containsExactly(Quality.GOOD, Quality.BAD, Quality.BAD, Quality.BAD);
        assertThat(rig.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.RED);
    }

    @Test
    void flatLine_high_isSuspectAndLowersNothing() {
        Rig rig = rig("{stage: {flat_line: {suspect: PT30M, tolerance: 0.001, above: 17}}}");
        stages(rig, 20.4, 20.3, 20.1, 20.0, 19.0, 19.0, 19.0, 19.0, 19.0, 19.0, 19.0, 19.0);
        long flat = flags(rig).stream().filter(Quality.SUSPECT::equals).count();

        assertThat(flat).isEqualTo(2);
        Rig dry = rig("{stage: {flat_line: {suspect: PT30M, tolerance: 0.001, above: 17}}}");
        stages(dry, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16);
        assertThat(flags(dry)).containsOnly(Quality.GOOD);
    }

    @Test
    void range_ofTheSeason_decidesWhatIsJudged() {
        String tests =
                "{stage: {climatology: [{months: [%s], suspect: [15, 19], fail: [10, 21]}]}}";
        Rig season = rig(tests.formatted("9"));
        Rig other = rig(tests.formatted("1, 2"));
        for (Rig rig : List.of(season, other)) {
            stages(rig, 18, 19.8, 22.4);
        }

        assertThat(flags(season)).containsExactly(Quality.GOOD, Quality.SUSPECT, Quality.BAD);
        assertThat(season.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.BLUE);
        assertThat(flags(other)).containsOnly(Quality.GOOD);
        assertThat(other.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.RED);
    }

    @Test
    void quantityThatIsNotJudged_isTestedToo() {
        Rig rig = rig("{battery: {range: {suspect: [11.5, 14.8]}}}");
        rig.send(reading("R1", "battery", START, 12.4));
        rig.send(reading("R1", "battery", START + MINUTE, 11.0));

        assertThat(flags(rig)).containsExactly(Quality.GOOD, Quality.SUSPECT);
    }

    @Test
    void lateValue_isTestedByItselfOnly() {
        Rig rig = rig("{stage: {rate_of_change: {suspect: 0.05}, range: {suspect: [10, 20]}}}");
        rig.send(reading("R1", "stage", START, 18));
        rig.send(reading("R1", "stage", START + 10 * MINUTE, 18));
        rig.send(reading("R1", "stage", START + 5 * MINUTE, START + 11 * MINUTE, 19.9));
        rig.send(reading("R1", "stage", START + 6 * MINUTE, START + 11 * MINUTE, 20.1));

        assertThat(flags(rig))
                .containsExactly(Quality.GOOD, Quality.GOOD, Quality.GOOD, Quality.SUSPECT);
    }

    @Test
    void testsOfAStation_areLaidOverThoseOfItsKind() {
        Rig rig =
                Rig.of(
                        REGISTRY,
                        RULES
                                + """
                                quality:
                                  defaults:
                                    river: {stage: {range: {suspect: [10, 19]}, rate_of_change: {suspect: 0.05}}}
                                  stations:
                                    R1: {stage: {range: {suspect: [10, 30]}}}
                                """);
        stages(rig, 19.5, 20.5);

        assertThat(flags(rig)).containsExactly(Quality.GOOD, Quality.SUSPECT);
    }
}
