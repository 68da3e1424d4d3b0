package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** A river that rises fast is dangerous below its warning stage. */
class RiverRiseTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: R1, name: {zh: 赣江站, en: Gan river}, kind: river, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT5M, quantities: [stage]}
            """;
    private static final String RULES =
            """
            version: 1
            river:
              defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10, rises: [{window: PT1H, level: yellow, m: 0.30}, {window: PT15M, level: orange, m: 0.40}]}}
              sites: {R1: {warning: 9.0}}
            """;
    private static final long FIVE = 5 * MINUTE;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private static Reading stage(int i, double metres) {
        return Rig.reading("R1", "stage", START + i * FIVE, metres);
    }

    @Test
    void thirtyCentimetresInAnHour_isYellowAndSaysSo() {
        for (int i = 0; i <= 12; i++) {
            rig.send(stage(i, 2.0 + i * 0.03));
        }

        Warning warning = rig.newest(Hazard.RIVER, "R1");
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.headline().zh()).startsWith("赣江站 水位2.36米 1小时涨0.36米 达到黄色涨率");
        assertThat(warning.evidence().get(0).indicator()).isEqualTo("rise_1h");
        assertThat(warning.evidence().get(0).rule()).isEqualTo("river.sites.R1.rises.yellow");
        assertThat(indicator("rise_1h")).isEqualTo(0.36);
        assertThat(indicator("rise_15min")).isEqualTo(0.09);
    }

    @Test
    void fortyCentimetresInAQuarter_isOrange() {
        for (int i = 0; i < 6; i++) {
            rig.send(stage(i, 2.0));
        }
        for (int i = 6; i < 10; i++) {
            rig.send(stage(i, 2.0 + (i - 5) * 0.15));
        }

        assertThat(rig.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.ORANGE);
    }

    @Test
    void clockDriftsBySeconds_theStartOfTheWindowCounts() {
        for (int i = 0; i <= 8; i++) {
            long time = START + i * (15 * MINUTE + 1_000);
            double metres = i < 7 ? 2.0 : 2.0 + (i - 6) * 0.42;
            rig.send(Rig.reading("R1", "stage", time, metres));
        }

        assertThat(rig.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.ORANGE);
    }

    @Test
    void siteWithoutLevels_isJudgedByItsRises() {
        Rig bare = Rig.of(REGISTRY, RULES.replace("sites: {R1: {warning: 9.0}}", "sites: {}"));
        for (int i = 0; i <= 12; i++) {
            bare.send(stage(i, 2.0 + i * 0.03));
        }

        assertThat(bare.newest(Hazard.RIVER, "R1").headline().zh())
                .isEqualTo("赣江站 水位2.36米 1小时涨0.36米 达到黄色涨率 10分钟涨6厘米 建议上堤巡查");
    }

    @Test
    void levelHeldByHysteresis_isNotExplainedByARiseThatIsOver() {
        for (int i = 0; i < 30; i++) {
            rig.send(stage(i, i < 2 ? 8.99 : 9.01));
        }
        rig.send(stage(30, 8.97));

        assertThat(rig.newest(Hazard.RIVER, "R1").headline().zh())
                .startsWith("赣江站 水位8.97米 低于警戒0.03米");
    }

    @Test
    void oneReadingThatDropsOut_isNoLowToRiseFrom() {
        for (int i = 0; i < 24; i++) {
            rig.send(stage(i, i == 12 ? 1.2 : 2.0));
        }

        assertThat(rig.of(Hazard.RIVER)).isEmpty();
    }

    @Test
    void slowRise_isMeasuredOnly() {
        for (int i = 0; i < 60; i++) {
            rig.send(stage(i, 2.0 + i * 0.02));
        }

        assertThat(rig.of(Hazard.RIVER)).isEmpty();
    }

    @Test
    void risesNoMore_endsAfterTheHold() {
        thirtyCentimetresInAnHour_isYellowAndSaysSo();
        for (int i = 13; i < 24; i++) {
            rig.send(stage(i, 2.36));
        }
        assertThat(rig.newest(Hazard.RIVER, "R1").status()).isNotEqualTo(Status.LIFTED);
        assertThat(rig.newest(Hazard.RIVER, "R1").headline().zh()).contains("已低于黄色涨率");
        for (int i = 24; i < 48; i++) {
            rig.send(stage(i, 2.36));
        }

        assertThat(rig.newest(Hazard.RIVER, "R1").status()).isEqualTo(Status.LIFTED);
    }

    @Property(tries = 200)
    void lateSamples_endAsInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Reading> inOrder = new ArrayList<>();
        List<Reading> arrivals = new ArrayList<>();
        double stage = 2;
        for (int i = 0; i < 60; i++) {
            stage += random.nextGaussian() * 0.03;
            Reading reading = stage(i, Math.round(stage * 1000) / 1000.0);
            inOrder.add(reading);
            boolean late = i < 59 && random.nextInt(4) == 0;
            arrivals.add(
                    late
                            ? Rig.reading(
                                    "R1",
                                    "stage",
                                    reading.time(),
                                    reading.time() + random.nextInt(25) * MINUTE,
                                    reading.value())
                            : reading);
        }

        LevelState want = current(inOrder);
        LevelState got = current(arrivals);

        assertThat(got.level).isEqualTo(want.level);
        assertThat(got.onset).isEqualTo(want.onset);
        assertThat(got.belowSince).isEqualTo(want.belowSince);
        assertThat(got.floors).isEqualTo(want.floors);
        assertThat(got.floorTimes).isEqualTo(want.floorTimes);
    }

    private static LevelState current(List<Reading> readings) {
        Rig rig = Rig.of(REGISTRY, RULES).sendAll(readings);
        return rig.station("R1").series.get("stage").current;
    }

    private double indicator(String name) {
        return rig.indicators.stream()
                .filter(i -> i.name().equals(name))
                .reduce((a, b) -> b)
                .map(Indicator::value)
                .orElseThrow();
    }
}
