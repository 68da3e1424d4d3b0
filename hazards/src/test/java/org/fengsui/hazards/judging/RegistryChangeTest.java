package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import java.time.Instant;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** Stations that leave the registry, and ids that come back as something else. */
class RegistryChangeTest {

    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                low_road: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.01, confirm: 1, hold: PT10M, suspect_rise: 0.05}
                underpass: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.01, confirm: 1, hold: PT10M, suspect_rise: 0.05}
            """;

    private final Rig rig = Rig.of(registry("W1", ""), RULES);

    private static String registry(String station, String more) {
        return """
               version: 1
               areas: [{id: D1, level: district, name: 一区}]
               subjects:
                 - {id: U1, kind: underpass, area: D1, location: {lon: 115.9, lat: 28.7}, name: 一桥}
               stations:
                 - {id: %s, kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT1M, quantities: [water_depth]%s}
               """
                .formatted(station, more);
    }

    private void flood(double depth) {
        for (int i = 0; i < 5; i++) {
            rig.send(reading("W1", "water_depth", START + i * MINUTE, depth * (i + 1) / 5));
        }
    }

    private Warning newest() {
        return rig.newest(Hazard.WATERLOGGING, "W1");
    }

    @Test
    void stationRemoved_openWarning_staysAsUnknownWithItsEvidence() {
        flood(0.2);
        Warning before = newest();
        rig.change(registry("W2", ""), RULES);
        rig.advance(START + 7 * MINUTE);

        assertThat(newest().level()).isEqualTo(Level.YELLOW);
        assertThat(newest().status()).isEqualTo(Status.UPDATED);
        assertThat(newest().condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(newest().freshness()).isEqualTo(Freshness.UNKNOWN);
        assertThat(newest().evidence()).isEqualTo(before.evidence());
        assertThat(newest().reason()).isEqualTo("the station left the registry");
        assertThat(newest().headline().zh()).contains("站点已移出登记表");
    }

    @Test
    void stationRemoved_overDays_liftsNothingAndRejectsItsReadings() {
        flood(0.3);
        rig.change(registry("W2", ""), RULES);
        rig.send(reading("W1", "water_depth", START + 10 * MINUTE, 0));
        rig.advance(START + 3 * 24 * 60 * MINUTE);

        assertThat(rig.rejected)
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("unknown station 'W1'"));
        assertThat(newest().level()).isEqualTo(Level.ORANGE);
        assertThat(newest().status().isFinal()).isFalse();
    }

    @Test
    void idUsedAgain_forAnotherSubject_mixesNothing() {
        flood(0.3);
        String since = Instant.ofEpochMilli(START + 6 * MINUTE).toString();
        rig.change(registry("W1", ", subject: U1, installed: " + since), RULES);
        rig.send(reading("W1", "water_depth", START + 7 * MINUTE, 0.02));
        rig.advance(START + 8 * MINUTE);

        assertThat(rig.station("W1").series.get("water_depth").samples.size()).isEqualTo(1);
        assertThat(newest().level()).isEqualTo(Level.ORANGE);
        assertThat(newest().condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(rig.warnings).noneMatch(each -> each.subject().equals("U1"));
    }

    @Test
    void installedLater_atTheSameSubject_oldWarningIsNotLiftedByTheNewGauge() {
        flood(0.2);
        String since = Instant.ofEpochMilli(START + 6 * MINUTE).toString();
        rig.change(registry("W1", ", installed: " + since), RULES);
        for (int i = 7; i < 40; i++) {
            rig.send(reading("W1", "water_depth", START + i * MINUTE, 0));
        }

        assertThat(newest().level()).isEqualTo(Level.YELLOW);
        assertThat(newest().condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void historicalReading_fromBeforeInstallation_isRejected() {
        String since = Instant.ofEpochMilli(START).toString();
        rig.change(registry("W1", ", installed: " + since), RULES);
        var old = reading("W1", "water_depth", START - MINUTE, START + MINUTE, 0.5);
        rig.send(
                new org.fengsui.hazards.observation.Reading(
                        old.station(),
                        old.sensor(),
                        old.quantity(),
                        old.period(),
                        old.time(),
                        old.seq(),
                        true,
                        old.value(),
                        old.quality(),
                        old.received()));

        assertThat(rig.rejected)
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("was installed"));
    }

    @Test
    void hold_overOurDowntime_doesNotCountIt() {
        flood(0.2);
        rig.send(reading("W1", "water_depth", START + 6 * MINUTE, 0));
        rig.downtime =
                Downtime.NONE.with(new Downtime.Gap(START + 6 * MINUTE, START + 16 * MINUTE));
        rig.send(reading("W1", "water_depth", START + 16 * MINUTE + 1, 0));
        assertThat(newest().level()).isEqualTo(Level.YELLOW);

        for (int i = 17; i < 28; i++) {
            rig.send(reading("W1", "water_depth", START + i * MINUTE, 0));
        }
        assertThat(newest().status()).isEqualTo(Status.LIFTED);
    }
}
