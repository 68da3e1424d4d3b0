package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import java.time.Instant;
import java.util.List;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.RegistryChange;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of the registry never lifts, and an id that is used again starts afresh. */
class RegistryChangeTest {

    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                low_road: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.01, confirm: 1, hold: PT0S, suspect_rise: 9}
                underpass: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.01, confirm: 1, hold: PT0S, suspect_rise: 9}
            """;

    private static final long CHANGE = START + 10 * MINUTE;

    private final Rig rig = Rig.of(registry(1, gauge("W1", "U1", "")), RULES);

    private static String registry(int version, String... stations) {
        return """
               version: %d
               areas: [{id: D1, level: district, name: 一区}]
               subjects:
                 - {id: U1, kind: underpass, name: 甲, area: D1, location: {lon: 115.9, lat: 28.7}}
                 - {id: U2, kind: underpass, name: 乙, area: D1, location: {lon: 115.9, lat: 28.7}}
               stations:
               """
                        .formatted(version)
                + String.join("", stations)
                + gauge("W9", "U2", "");
    }

    private static String gauge(String id, String subject, String more) {
        return gauge(id, "waterlogging", subject, "water_depth", more);
    }

    private static String gauge(
            String id, String kind, String subject, String quantity, String more) {
        return ("  - {id: %s, kind: %s, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT1M,"
                        + " subject: %s, quantities: [%s]%s}\n")
                .formatted(id, kind, subject, quantity, more);
    }

    private static String installed(long time) {
        return ", installed: \"" + Instant.ofEpochMilli(time) + "\"";
    }

    private void depth(long time, double value) {
        rig.send(reading("W1", "water_depth", time, value));
    }

    private void change(String... stations) {
        rig.change(registry(2, stations), RULES, CHANGE);
    }

    private Warning newest() {
        return rig.newest(Hazard.WATERLOGGING, "U1");
    }

    private void lift() {
        String id = newest().id();
        long now = CHANGE + 20 * MINUTE;
        rig.act(new Action("a1", "lift", id, null, "duty1", "duty", null, null, now, now), "U1");
    }

    private void assertUnknown(Level level) {
        assertThat(newest().level()).isEqualTo(level);
        assertThat(newest().condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(newest().freshness()).isEqualTo(Freshness.UNKNOWN);
        assertThat(newest().status().isFinal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.10, BLUE", "0.18, YELLOW", "0.30, ORANGE", "0.45, RED"})
    void stationRemoved_leavesItsWarningOpenAndUnknownUntilAPersonLiftsIt(
            double depth, Level level) {
        depth(CHANGE - MINUTE, depth);
        Warning before = newest();
        change();

        assertUnknown(level);
        assertThat(newest().issued()).isEqualTo(CHANGE);
        assertThat(newest().evidence()).isEqualTo(before.evidence());
        assertThat(newest().headline().zh()).contains("站点已移出登记");
        assertThat(newest().headline().en()).contains("the station left the registry");
        int said = rig.warnings.size();
        depth(CHANGE + MINUTE, 0);
        rig.advance(CHANGE + 3 * 60 * MINUTE);
        assertThat(rig.warnings).hasSize(said);
        assertThat(rig.rejected).singleElement().asString().contains("unknown station 'W1'");
        assertThat(rig.station("W1").series).isEmpty();
        lift();
        assertThat(newest().status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void stationRemoved_afterTheDangerReturned_leavesPendingLiftUnknown() {
        depth(CHANGE - 3 * MINUTE, 0.30);
        depth(CHANGE - 2 * MINUTE, 0);
        depth(CHANGE - MINUTE, 0);
        assertThat(newest().condition()).isEqualTo(Condition.RETURNED);
        change();

        assertUnknown(Level.ORANGE);
        assertThat(newest().status()).isEqualTo(Status.PENDING_LIFT);
        assertThat(newest().headline().zh()).contains("站点已移出登记");
    }

    @Test
    void stationRemoved_withAnotherAtThePlace_staysUntilAPersonLiftsIt() {
        rig.change(registry(2, gauge("W1", "U1", ""), gauge("W2", "U1", "")), RULES, START);
        depth(CHANGE - MINUTE, 0.18);
        rig.change(registry(3, gauge("W2", "U1", "")), RULES, CHANGE);
        rig.send(reading("W2", "water_depth", CHANGE + MINUTE, 0));

        assertUnknown(Level.YELLOW);
        rig.send(reading("W2", "water_depth", CHANGE + 2 * MINUTE, 0.30));
        assertThat(newest().status()).isEqualTo(Status.UPGRADED);
    }

    @Test
    void subjectRemoved_leavesItsWarningOpenAndUnknown() {
        depth(CHANGE - MINUTE, 0.18);
        rig.change(
                registry(2, gauge("W1", "U2", "")).replaceAll("(?m)^ *- \\{id: U1.*\n", ""),
                RULES,
                CHANGE);
        depth(CHANGE + MINUTE, 0);
        depth(CHANGE + 2 * MINUTE, 0);

        assertUnknown(Level.YELLOW);
        assertThat(newest().headline().zh()).contains("地点已移出登记");
        lift();
        assertThat(newest().status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void idOfAnotherSubject_leavesTheOldWarningAloneAndTakesNothingAlong() {
        depth(CHANGE - MINUTE, 0.30);
        change(gauge("W1", "U2", ""));
        depth(CHANGE + MINUTE, 0);
        rig.advance(CHANGE + 3 * 60 * MINUTE);

        assertUnknown(Level.ORANGE);
        assertThat(rig.of(Hazard.WATERLOGGING)).allMatch(w -> w.subject().equals("U1"));
        assertThat(rig.station("W1").series.get("water_depth").samples.count).isEqualTo(1);
    }

    @Test
    void idOfANewGauge_atTheSamePlace_leavesTheOldWarningAlone() {
        depth(CHANGE - MINUTE, 0.18);
        change(gauge("W1", "U1", installed(CHANGE)));
        for (int i = 1; i < 30; i++) {
            depth(CHANGE + i * MINUTE, 0);
        }

        assertUnknown(Level.YELLOW);
        depth(CHANGE + 30 * MINUTE, 0.30);
        assertThat(newest().status()).isEqualTo(Status.UPGRADED);
        assertThat(newest().condition()).isEqualTo(Condition.ACTIVE);
    }

    @Test
    void readingsBeforeInstalled_doNotCountForTheNewGauge() {
        depth(CHANGE - MINUTE, 0);
        change(gauge("W1", "U1", installed(CHANGE)));
        depth(CHANGE + MINUTE, 0);
        rig.send(reading("W1", "water_depth", CHANGE - 2 * MINUTE, CHANGE + 2 * MINUTE, 0.45));
        rig.send(
                new Reading(
                        "W1",
                        "",
                        "water_depth",
                        0,
                        CHANGE - 60 * MINUTE,
                        -1,
                        true,
                        0.45,
                        Quality.NOT_EVALUATED,
                        CHANGE + 2 * MINUTE));

        assertThat(rig.warnings).isEmpty();
        assertThat(rig.rejected)
                .hasSize(2)
                .allMatch(
                        reason -> reason.startsWith("measured before station 'W1' was installed"));
        assertThat(rig.station("W1").series.get("water_depth").samples.count).isEqualTo(1);
    }

    @Test
    void idOfAnotherKindAndQuantity_startsAfresh() {
        depth(CHANGE - MINUTE, 0.30);
        change(gauge("W1", "rain", "U1", "rain", ""));
        rig.send(reading("W1", "rain", CHANGE + MINUTE, 0));
        depth(CHANGE + 2 * MINUTE, 0);

        assertUnknown(Level.ORANGE);
        assertThat(rig.station("W1").series).containsOnlyKeys("rain");
        assertThat(rig.rejected).singleElement().asString().contains("has no 'water_depth'");
    }

    @Test
    void installedAddedLater_forAGaugeThatIsThere_changesNothing() {
        depth(CHANGE - 2 * MINUTE, 0.18);
        depth(CHANGE - MINUTE, 0.18);
        int said = rig.warnings.size();
        change(gauge("W1", "U1", installed(START - 24 * 60 * MINUTE)));
        assertThat(rig.warnings).hasSize(said);
        depth(CHANGE + MINUTE, 0.18);

        assertThat(newest().freshness()).isEqualTo(Freshness.FRESH);
        assertThat(rig.station("W1").series.get("water_depth").samples.count).isEqualTo(3);
    }

    @Test
    void idUsedAgain_isAProblemUnlessInstalledAfterTheChange() {
        assertThat(problems(gauge("W1", "U1", ""))).isEmpty();
        assertThat(problems()).isEmpty();
        assertThat(problems(gauge("W1", "U2", installed(CHANGE + 1)))).isEmpty();
        assertThat(problems(gauge("W1", "U2", installed(CHANGE)))).hasSize(1);
        assertThat(problems(gauge("W1", "rain", "U2", "rain", "")))
                .singleElement()
                .asString()
                .startsWith(
                        "registry: station 'W1' was of kind waterlogging at 'U1' and now is of kind"
                                + " rain at 'U2': give the new gauge an id of its own, or an"
                                + " 'installed' after ");
    }

    private static List<String> problems(String... stations) {
        return RegistryChange.problems(
                RegistryReader.read("r", registry(1, gauge("W1", "U1", ""))),
                RegistryReader.read("r", registry(2, stations)),
                CHANGE);
    }
}
