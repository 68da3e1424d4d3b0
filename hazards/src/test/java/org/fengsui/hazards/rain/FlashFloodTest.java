package org.fengsui.hazards.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** Critical rain of a village by how wet the ground is. */
class FlashFloodTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            subjects:
              - {id: V1, kind: village, name: {zh: 上村, en: Upper village}, area: D1, location: {lon: 115.0, lat: 28.0}, links: {rain: [A, B]}}
              - {id: V2, kind: village, name: 下村, area: D1, location: {lon: 115.0, lat: 28.0}, links: {rain: [A]}}
            stations:
              - {id: A, kind: rain, area: D1, location: {lon: 115.0, lat: 28.0}, interval: PT1H, quantities: [rain]}
              - {id: B, kind: rain, area: D1, location: {lon: 115.1, lat: 28.0}, interval: PT1H, quantities: [rain]}
            """;
    private static final String RULES =
            """
            version: 1
            flash_flood:
              defaults:
                village: {dry_below: 20, wet_from: 60, min_coverage: 0.9, confirm: 1, hold: PT2H}
              sites:
                V1:
                  clauses:
                    - {window: PT1H, action: prepare, dry: 60, normal: 50, wet: 40}
                    - {window: PT1H, action: move, dry: 80, normal: 65, wet: 55}
                    - {window: PT3H, action: prepare, dry: 100, normal: 80, wet: 60}
            """;
    private static final long HOUR = 60 * MINUTE;
    private static final int DAYS = 15 * 24;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void rain(String gauge, int hour, double mm) {
        long time = START + (hour + 6) * HOUR;
        rig.send(
                new Reading(
                        gauge, "", "rain", HOUR, time, -1, false, mm, Quality.NOT_EVALUATED, time));
    }

    /** Fifteen days of so much rain a day, in one hour of each. */
    private void history(double mm) {
        for (int hour = 0; hour < DAYS; hour++) {
            rain("A", hour, hour % 24 == 12 ? mm : 0);
        }
    }

    private Level levelAfter(double mm) {
        rain("A", DAYS, mm);
        return rig.of(Hazard.FLASH_FLOOD).stream()
                .reduce((a, b) -> b)
                .map(Warning::level)
                .orElse(Level.NONE);
    }

    @Test
    void dryGround_takesTheMost() {
        history(0.5);
        assertThat(levelAfter(59)).isEqualTo(Level.NONE);
        assertThat(levelAfter(62)).isEqualTo(Level.ORANGE);
    }

    @Test
    void moistGround_prepareAndMove() {
        history(8);
        assertThat(levelAfter(52)).isEqualTo(Level.ORANGE);
        assertThat(rig.newest(Hazard.FLASH_FLOOD, "V1").headline().zh())
                .isEqualTo("上村 1小时雨量52.0毫米 达到准备转移临界雨量 前期一般38毫米 建议准备转移");
        rain("A", DAYS + 1, 66);

        Warning warning = rig.newest(Hazard.FLASH_FLOOD, "V1");
        assertThat(warning.level()).isEqualTo(Level.RED);
        assertThat(warning.headline().zh()).contains("达到立即转移临界雨量").endsWith("建议立即转移");
        assertThat(warning.evidence().get(0).rule()).isEqualTo("flash_flood.sites.V1.move.normal");
        assertThat(rig.of(Hazard.FLASH_FLOOD)).allMatch(w -> w.subject().equals("V1"));
    }

    @Test
    void wetGround_takesTheLeast() {
        history(20);
        assertThat(levelAfter(41)).isEqualTo(Level.ORANGE);
    }

    @Test
    void unknownHistory_countsAsWetAndSaysSo() {
        assertThat(levelAfter(41)).isEqualTo(Level.ORANGE);
        assertThat(rig.newest(Hazard.FLASH_FLOOD, "V1").headline().zh()).contains("前期雨量不明 按偏湿计");
    }

    @Test
    void eitherGauge_mayRaise_andTheLastMustEnd() {
        history(8);
        rain("B", DAYS, 51);
        assertThat(rig.newest(Hazard.FLASH_FLOOD, "V1").level()).isEqualTo(Level.ORANGE);
        for (int hour = DAYS + 1; hour < DAYS + 12; hour++) {
            rain("A", hour, 0);
        }
        assertThat(rig.newest(Hazard.FLASH_FLOOD, "V1").status()).isNotEqualTo(Status.PENDING_LIFT);
        assertThat(rig.newest(Hazard.FLASH_FLOOD, "V1").condition()).isEqualTo(Condition.UNKNOWN);

        for (int hour = DAYS + 12; hour < DAYS + 20; hour++) {
            rain("B", hour, 0);
        }
        assertThat(rig.newest(Hazard.FLASH_FLOOD, "V1").status()).isEqualTo(Status.PENDING_LIFT);
    }

    @Test
    void gaugeNoLongerLinked_isUnknownNotLifted() {
        history(8);
        levelAfter(52);
        rig.change(
                REGISTRY.replace("links: {rain: [A, B]}", "links: {rain: [B]}"),
                RULES,
                START + (DAYS + 7) * HOUR - MINUTE);

        assertThat(rig.newest(Hazard.FLASH_FLOOD, "V1").condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(rig.newest(Hazard.FLASH_FLOOD, "V1").level()).isEqualTo(Level.ORANGE);
    }
}
