package org.fengsui.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.fengsui.standalone.run.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a station's message to the console and the store, on the wall clock. */
class EndToEndIT {
    private static final Duration SECONDS = Duration.ofSeconds(40);
    private static final int REFUSED = 0x80;
    private static final String ROOT = "fengsui/v1/";
    static final String STATIONS =
            """
            version: 1
            zone: Asia/Shanghai
            areas:
              - {id: xihu, level: district, name: {zh: 西湖区, en: Xihu District}}
            subjects:
              - id: BAYI
                kind: underpass
                name: {zh: 八一桥下穿, en: Bayi underpass}
                area: xihu
                location: {lon: 120.15, lat: 30.28}
            stations:
              - id: BAYI-1
                name: {zh: 八一桥积水, en: Bayi gauge}
                kind: waterlogging
                area: xihu
                location: {lon: 120.15, lat: 30.28}
                interval: PT1M
                subject: BAYI
                quantities: [water_depth]
            """;
    static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                underpass:
                  levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}
                  hysteresis: 0.03
                  confirm: 1
                  hold: PT1S
                  suspect_rise: 2.0
            """;

    @TempDir Path folder;
    private Path stations;
    private Path rules;

    @BeforeEach
    void files() throws Exception {
        stations = Files.writeString(folder.resolve("registry.yaml"), STATIONS);
        rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
    }

    @Test
    void reading_becomesAWarning_thatOutlivesARestartUntilItIsLifted() throws Exception {
        String id;
        try (House house = start();
                Peer station = Peer.stranger(house)) {
            station.publish(ROOT + "obs/GHOST", reading("GHOST", 0.1));
            station.publish(ROOT + "obs/BAYI-1", "x".repeat(4 << 20));
            publishUntil(house, station, 0.55, "active", "red");
            id = warning(house).path("id").asText();
            Await.until(
                    SECONDS,
                    "the warning in the store",
                    () ->
                            house
                                    .store()
                                    .rows("select level from warning where id = '" + id + "'")
                                    .stream()
                                    .anyMatch(row -> row.get(0).asText().equals("red")));
            Await.until(
                    SECONDS,
                    "the unknown station in rejected",
                    () ->
                            house.store().rows("select topic, reason from rejected").stream()
                                    .anyMatch(row -> row.toString().contains("GHOST")));
            Await.until(
                    SECONDS,
                    "the message that is too large in rejected",
                    () ->
                            house.store().rows("select topic, reason from rejected").stream()
                                    .anyMatch(row -> row.toString().contains("was not read")));
            assertThat(station.publish(ROOT + "act/me", lift("a0", id)))
                    .isGreaterThanOrEqualTo(REFUSED);
            assertThat(station.publish(ROOT + "config/rules", "{}"))
                    .isGreaterThanOrEqualTo(REFUSED);
        }
        try (House house = start();
                Peer station = Peer.stranger(house);
                Peer console = Peer.console(house)) {
            Await.until(SECONDS, "the warning again", () -> !warning(house).isMissingNode());
            assertThat(warning(house).path("id").asText()).isEqualTo(id);
            assertThat(warning(house).path("level").asText()).isEqualTo("red");

            publishUntil(house, station, 0.55, "active", "red");
            console.publish(ROOT + "act/duty", lift("a1", id));
            Await.until(
                    SECONDS,
                    "the refusal to lift",
                    () ->
                            house.store().rows("select reason from rejected").stream()
                                    .anyMatch(row -> row.toString().contains("cannot be lifted")));
            publishUntil(house, station, 0.0, "returned", "red");
            assertThat(warning(house).path("status").asText()).isEqualTo("pending_lift");
            console.publish(ROOT + "act/duty", lift("a2", id));
            Await.until(
                    SECONDS,
                    "the lift in the store",
                    () ->
                            house
                                    .store()
                                    .rows("select status from warning where id = '" + id + "'")
                                    .stream()
                                    .anyMatch(row -> row.get(0).asText().equals("lifted")));
            assertThat(house.store().rows("select distinct id from warning")).hasSize(1);
        }
    }

    @Test
    void rulesDroppedOverTheRunningOnes_wrongNameAllErrors_rightTakeEffect() throws Exception {
        try (House house = start();
                Peer station = Peer.stranger(house)) {
            Files.writeString(
                    rules,
                    RULES.replace("version: 1", "version: 2")
                            .replace("hysteresis: 0.03", "hysterisis: 0.03")
                            .replace("confirm: 1", "confirm: soon")
                            .replace("hold: PT1S", "hold: 1 second"));
            Await.until(SECONDS, "the refusal", () -> house.shown().contains("not changed"));
            Await.until(
                    SECONDS,
                    "all errors on the screen",
                    () -> house.shown().contains("found '1 second'"));
            assertThat(house.shown())
                    .contains("rules.yaml:6: waterlogging.defaults.underpass.hysterisis")
                    .contains("rules.yaml:7: waterlogging.defaults.underpass.confirm: expected")
                    .contains("rules.yaml:8: waterlogging.defaults.underpass.hold: expected");
            assertThat(house.console("/api/state").path("rules_version").asInt()).isEqualTo(1);
            publishUntil(house, station, 0.30, "active", "orange");
            assertThat(warning(house).path("rules").asInt()).isEqualTo(1);

            Files.writeString(
                    rules,
                    RULES.replace("version: 1", "version: 3")
                            .replace("orange: 0.25, red: 0.40", "orange: 0.20, red: 0.28"));
            Await.until(
                    SECONDS,
                    "version 3 on the console",
                    () -> house.console("/api/state").path("rules_version").asInt() == 3);
            publishUntil(house, station, 0.30, "active", "red");
            assertThat(warning(house).path("rules").asInt()).isEqualTo(3);
        }
    }

    private House start() throws Exception {
        return House.start(Mode.LIVE, folder.resolve("data"), stations, rules);
    }

    /** The current warning on the underpass; a missing node where there is none. */
    static JsonNode warning(House house) throws Exception {
        for (JsonNode warning : house.console("/api/state").path("warnings")) {
            if (warning.path("subject").asText().equals("BAYI")) {
                return warning;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** A station repeats itself; each message is a new reading. */
    private static void publishUntil(
            House house, Peer station, double depth, String condition, String level)
            throws Exception {
        Await.until(
                SECONDS,
                level + " and " + condition,
                () -> {
                    station.publish(ROOT + "obs/BAYI-1", reading("BAYI-1", depth));
                    JsonNode warning = warning(house);
                    return warning.path("level").asText().equals(level)
                            && warning.path("condition").asText().equals(condition);
                });
    }

    private static String reading(String station, double depth) {
        return "{\"station\":\"%s\",\"time\":\"%s\",\"values\":{\"water_depth\":%s}}"
                .formatted(station, Instant.now(), depth);
    }

    private static String lift(String action, String warning) {
        return ("{\"id\":\"%s\",\"action\":\"lift\",\"warning\":\"%s\",\"user\":\"duty\","
                        + "\"role\":\"duty\",\"time\":\"%s\",\"reason\":\"test\"}")
                .formatted(action, warning, Instant.now());
    }
}
