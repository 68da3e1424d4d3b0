package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.junit.jupiter.api.Test;

/** What our own downtime does to the deadlines of a series. */
class DowntimeTest {

    private static final String REGISTRY =
            """
            version: 1
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: W1, kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT1M, quantities: [water_depth]}
            """;

    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                low_road: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.01, confirm: 1, hold: PT10M, suspect_rise: 1.0}
            """;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void depth(int minute, double value) {
        rig.send(reading("W1", "water_depth", START + minute * MINUTE, value));
    }

    private void down(int from, int to) {
        rig.downtime =
                rig.downtime.with(new Downtime.Gap(START + from * MINUTE, START + to * MINUTE));
    }

    private Level level() {
        return rig.newest(Hazard.WATERLOGGING, "W1").level();
    }

    @Test
    void hold_aroundDowntimeThatNobodyHeard_isProlongedByIt() {
        depth(0, 0.10);
        depth(1, 0.02);
        down(2, 12);
        for (int minute = 13; minute <= 20; minute++) {
            depth(minute, 0.02);
        }
        assertThat(level()).isEqualTo(Level.BLUE);
        depth(21, 0.02);
        assertThat(level()).isEqualTo(Level.NONE);
    }

    @Test
    void hold_aroundDowntimeWhoseReadingsCameLater_endsAsMeasured() {
        depth(0, 0.10);
        depth(1, 0.02);
        down(2, 12);
        for (int minute = 2; minute <= 11; minute++) {
            long time = START + minute * MINUTE;
            rig.send(reading("W1", "water_depth", time, START + 12 * MINUTE, 0.02));
        }
        assertThat(level()).isEqualTo(Level.NONE);
    }

    @Test
    void hold_aroundSilenceOfTheStation_runsOn() {
        depth(0, 0.10);
        depth(1, 0.02);
        depth(12, 0.02);
        assertThat(level()).isEqualTo(Level.NONE);
    }

    @Test
    void silence_inDowntime_isNotTheStations() {
        depth(0, 0.10);
        down(1, 11);
        rig.advance(START + 13 * MINUTE - 1);
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").freshness()).isEqualTo(Freshness.FRESH);
        rig.advance(START + 13 * MINUTE);
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").freshness()).isEqualTo(Freshness.STALE);
    }

    @Test
    void expiry_inDowntime_isNotMoved() {
        depth(0, 0.10);
        long expires = rig.newest(Hazard.WATERLOGGING, "W1").expires();
        down(1, 25 * 60);
        rig.advance(expires);
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").reason()).isEqualTo("expired");
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").issued()).isEqualTo(expires);
    }
}
