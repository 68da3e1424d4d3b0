package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.reading;

import java.time.OffsetDateTime;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** A reservoir whose limit depends on the season. */
class ReservoirTest {

    private static final String REGISTRY =
            """
            zone: Asia/Shanghai
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: DAM, name: {zh: 演示水库, en: Demo reservoir}, kind: reservoir, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT1H, quantities: [stage]}
            """;
    private static final String RULES =
            """
            version: 3
            reservoir:
              defaults:
                any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}
              sites:
                DAM:
                  flood_limits:
                    - {from: 04-01, to: 06-30, level: 106.00}
                    - {from: 07-01, to: 09-30, level: 107.50}
                  normal: 108.00
                  design: 109.80
                  check: 111.20
                  crest: 112.50
            """;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private Warning at(String time, double level) {
        rig.send(
                reading(
                        "DAM",
                        "stage",
                        OffsetDateTime.parse(time).toInstant().toEpochMilli(),
                        level));
        return rig.newest(Hazard.RESERVOIR, "DAM");
    }

    @Test
    void level_aboveTheLimitOfTheSeason_isYellow() {
        Warning warning = at("2026-06-30T22:00:00+08:00", 106.25);

        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.headline().zh()).isEqualTo("演示水库 库水位106.25米 超汛限0.25米 建议按汛限调度 加强巡坝");
        assertThat(warning.headline().en())
                .isEqualTo(
                        "Demo reservoir, level 106.25 m, 0.25 m above the flood limit 106.00,"
                                + " release to the limit, patrol the dam");
        assertThat(warning.evidence().get(0).rule()).isEqualTo("reservoir.sites.DAM.flood_limit");
    }

    @Test
    void limit_changesWithTheDayOfTheZone() {
        at("2026-06-30T22:00:00+08:00", 106.25);
        at("2026-06-30T23:59:59+08:00", 106.25);
        assertThat(rig.newest(Hazard.RESERVOIR, "DAM").level()).isEqualTo(Level.YELLOW);

        at("2026-07-01T00:00:00+08:00", 106.25);
        at("2026-07-01T01:00:00+08:00", 106.25);
        at("2026-07-01T02:00:00+08:00", 106.25);
        assertThat(rig.newest(Hazard.RESERVOIR, "DAM").level()).isEqualTo(Level.NONE);
    }

    @Test
    void outsideTheSeason_theNormalLevelIsTheLimit() {
        assertThat(at("2026-12-01T08:00:00+08:00", 107.75).headline().zh()).contains("接近正常蓄水位");
        assertThat(at("2026-12-01T09:00:00+08:00", 108.00).headline().zh()).contains("达到正常蓄水位");
    }

    @Test
    void level_aboveDesignAndCheck_isOrangeAndRed() {
        assertThat(at("2026-05-01T08:00:00+08:00", 109.80).level()).isEqualTo(Level.ORANGE);
        Warning red = at("2026-05-01T09:00:00+08:00", 111.30);
        assertThat(red.level()).isEqualTo(Level.RED);
        assertThat(red.headline().zh()).contains("超校核洪水位0.10米", "建议立即转移下游人员");
    }

    @Test
    void river_keepsItsOwnRules() {
        Rig river =
                Rig.of(
                        REGISTRY.replace("kind: reservoir", "kind: river"),
                        RULES.substring(0, RULES.indexOf("  sites:"))
                                + """
                                river:
                                  defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}}
                                  sites: {DAM: {warning: 105}}
                                """);
        river.send(reading("DAM", "stage", Rig.START + MINUTE, 105.2));
        assertThat(river.newest(Hazard.RIVER, "DAM").level()).isEqualTo(Level.YELLOW);
    }
}
