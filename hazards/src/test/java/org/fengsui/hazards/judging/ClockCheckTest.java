package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** Wrong clocks are named and judged at the time of arrival. */
class ClockCheckTest {

    private static final long HOUR = 60 * MINUTE;
    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: R1, kind: river, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT15M, quantities: [stage, discharge]}
              - {id: R2, kind: river, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT15M, quantities: [stage]}
              - {id: R3, kind: river, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT15M, quantities: [stage]}
            """;
    private static final String RULES =
            """
            version: 1
            river:
              defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}}
              sites: {R1: {warning: 2.0, guarantee: 2.5, highest: 3.0}}
            """;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void send(String station, int quarter, long shift, double stage) {
        long received = START + quarter * 15 * MINUTE;
        rig.send(reading(station, "stage", received + shift, received, stage));
        if (station.equals("R1")) {
            rig.send(reading(station, "discharge", received + shift, received, 3));
        }
    }

    @Test
    void clockAhead_isNamedJudgedAtArrivalAndMayRaise() {
        send("R1", 0, 7 * MINUTE, 2.1);

        Warning fault = rig.newest(Hazard.STATION, "R1");
        assertThat(fault.level()).isEqualTo(Level.BLUE);
        assertThat(fault.headline().zh()).contains("时钟快7分钟");
        assertThat(rig.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.YELLOW);
        assertThat(rig.newest(Hazard.RIVER, "R1").time()).isEqualTo(START);
        assertThat(rig.observations)
                .allSatisfy(o -> assertThat(o.quality()).isEqualTo(Quality.SUSPECT))
                .allSatisfy(o -> assertThat(o.time()).isEqualTo(START));
    }

    @Test
    void clockBehindByEightHours_isNamedAsZoneErrorFromThirdReading() {
        for (int q = 0; q < 4; q++) {
            send("R1", q, -8 * HOUR, 2.1);
        }

        assertThat(rig.newest(Hazard.STATION, "R1").headline().zh())
                .contains("时钟慢8小时")
                .contains("时区");
        assertThat(rig.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void clockAt1970_isNamedAsBeforeInstallation() {
        long received = START;
        rig.send(reading("R1", "stage", 1000, received, 2.6));

        assertThat(rig.newest(Hazard.STATION, "R1").headline().en())
                .contains("before installation");
        assertThat(rig.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.ORANGE);
    }

    @Test
    void faultyClock_belowThreshold_neverLowers() {
        send("R1", 0, 0, 1.9);
        for (int q = 1; q < 20; q++) {
            send("R1", q, 7 * MINUTE, 0.5);
        }

        assertThat(rig.newest(Hazard.RIVER, "R1").level()).isEqualTo(Level.BLUE);
        assertThat(rig.of(Hazard.RIVER)).noneMatch(w -> w.status() == Status.LIFTED);
    }

    @Test
    void soundClockAgain_endsTheFaultAfterThreeReadings() {
        send("R1", 0, 7 * MINUTE, 0.5);
        for (int q = 1; q < 4; q++) {
            send("R1", q, 0, 0.5);
        }

        assertThat(rig.newest(Hazard.STATION, "R1").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void burstOfStoredReadings_isBackfillNotAFault() {
        long received = START;
        for (int q = 0; q < 24; q++) {
            long time = START - (24 - q) * 15 * MINUTE;
            rig.send(reading("R1", "stage", time, received, 0.5));
        }

        assertThat(rig.of(Hazard.STATION)).isEmpty();
    }

    @Test
    void repeatedDelivery_underFault_isStillADuplicate() {
        long received = START;
        rig.send(reading("R1", "stage", received + 7 * MINUTE, received, 0.5));
        rig.send(reading("R1", "stage", received + 7 * MINUTE, received + 3000, 0.5));

        assertThat(rig.duplicates).isEqualTo(1);
    }

    @Test
    void mostStationsAhead_isOurOwnClock() {
        for (String station : new String[] {"R1", "R2", "R3"}) {
            send(station, 0, 7 * MINUTE, 0.5);
        }

        Warning system = rig.newest(Hazard.SYSTEM, "_system");
        assertThat(system.level()).isEqualTo(Level.ORANGE);
        assertThat(system.headline().zh()).contains("本机时钟");
    }
}
