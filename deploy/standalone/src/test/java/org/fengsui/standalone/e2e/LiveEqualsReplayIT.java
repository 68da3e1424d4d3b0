package org.fengsui.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.WarningJson;
import org.fengsui.jobs.replay.ReplayResult;
import org.fengsui.sim.BrokerAddress;
import org.fengsui.sim.Player;
import org.fengsui.sim.PlayerOptions;
import org.fengsui.sim.PlayerResult;
import org.fengsui.standalone.run.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded series played live, replayed, and replayed from the live run's own archive. */
class LiveEqualsReplayIT {
    private static final Duration PROCESSED = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void colorado2013_playedLiveAndReplayed_sameWarningsAndIndicators() throws Exception {
        Example example = Example.named("colorado2013");
        Replayed direct = liveEqualsReplay("colorado2013", example);
        assertThat(direct.counts()).isEqualTo(new ReplayResult(8_869, 8_869, 0, 8, 962, 8, 13_517));
        Map<String, JsonNode> last = direct.last("river");
        for (String swept : List.of("SAND", "LOVELAND")) {
            assertThat(last.get(swept).path("basis").asText()).isEqualTo("presumed");
            assertThat(last.get(swept).path("condition").asText()).isEqualTo("unknown");
            assertThat(last.get(swept).path("freshness").asText()).isEqualTo("unknown");
            assertThat(last.get(swept).path("status").asText()).isNotEqualTo("lifted");
        }
        assertThat(highest(direct))
                .isEqualTo(
                        Map.of(
                                "SAND", "red",
                                "ESTES", "red",
                                "BOULDER", "red",
                                "SPLATTE", "red",
                                "POUDRE", "red",
                                "LOVELAND", "orange",
                                "CLEAR", "yellow",
                                "BEAR", "orange"));
    }

    @Test
    void calder_playedLiveAndReplayed_sameWarningsAndIndicators() throws Exception {
        Example example = Example.named("calder");
        Replayed direct = liveEqualsReplay("calder", example);
        assertThat(direct.counts())
                .isEqualTo(new ReplayResult(24_712, 24_712, 0, 0, 0, 0, 306_292));
    }

    private Replayed liveEqualsReplay(String name, Example example) throws Exception {
        Replayed direct = Replayed.of(example, example.series(), folder.resolve("direct"), 1);
        Replayed again = Replayed.of(example, example.series(), folder.resolve("again"), 1);
        Replayed wide = Replayed.of(example, example.series(), folder.resolve("wide"), 2);
        assertThat(again.files()).as("replayed twice").isEqualTo(direct.files());
        assertThat(wide.files()).as("at parallelism 2").isEqualTo(direct.files());
        print(name, direct);

        Path data = folder.resolve("data");
        try (House house = House.start(Mode.SIMULATED, data, example.registry(), example.rules());
                Peer console = Peer.console(house).subscribe("fengsui/v1/warn/#")) {
            PlayerResult played =
                    Player.run(
                            new PlayerOptions(
                                    example.series(),
                                    BrokerAddress.of(house.broker().toString(), "fengsui/v1"),
                                    PlayerOptions.AS_FAST_AS_ACKNOWLEDGED),
                            progress -> {});
            boolean complete =
                    Await.holds(
                            PROCESSED,
                            () ->
                                    house.store().count("observation") == played.readings()
                                            && house.store().count("indicator")
                                                    == direct.counts().indicators()
                                            && house.store().count("warning")
                                                    == direct.counts().revisions()
                                            && house.store().count("rejected")
                                                    == direct.counts().rejected()
                                            && current(console.received())
                                                    .equals(current(direct.warnings())));
            System.out.printf(
                    "%s live: %d readings in %d messages and %d ticks; complete %b; store %d"
                            + " observations, %d indicators, %d revisions, %d rejected%n",
                    name,
                    played.readings(),
                    played.messages(),
                    played.ticks(),
                    complete,
                    house.store().count("observation"),
                    house.store().count("indicator"),
                    house.store().count("warning"),
                    house.store().count("rejected"));
            same(observations(house), example.readings(), "observations in the store");
            same(warnings(house, example), direct.warnings(), "warnings in the store");
            assertThat(direct.warnings()).as("published").containsAll(console.received());
            assertThat(current(console.received())).isEqualTo(current(direct.warnings()));
            same(indicators(house), direct.indicators(), "indicators in the store");
            assertThat(house.store().count("rejected")).isEqualTo(direct.counts().rejected());
        }
        Replayed archived =
                Replayed.of(example, data.resolve("archive"), folder.resolve("archived"), 2);
        same(archived.warnings(), direct.warnings(), "warnings from the archive");
        same(archived.indicators(), direct.indicators(), "indicators from the archive");
        assertThat(archived.counts().observations()).isEqualTo(direct.counts().observations());
        return direct;
    }

    private static void print(String name, Replayed replayed) throws IOException {
        System.out.printf("%s replayed: %s%n", name, replayed.counts());
        System.out.printf("%s highest: %s%n", name, highest(replayed));
        replayed.changes().forEach(change -> System.out.println(name + " " + change));
    }

    /** As isEqualTo, but tells the first differences of long lists only. */
    private static void same(List<String> actual, List<String> expected, String what) {
        Set<String> there = Set.copyOf(actual);
        Set<String> wanted = Set.copyOf(expected);
        assertThat(expected.stream().filter(line -> !there.contains(line)).limit(5))
                .as(what + ": missing")
                .isEmpty();
        assertThat(actual.stream().filter(line -> !wanted.contains(line)).limit(5))
                .as(what + ": not expected")
                .isEmpty();
        assertThat(actual.size()).as(what).isEqualTo(expected.size());
        assertThat(actual.equals(expected)).as(what + ": order").isTrue();
    }

    private static List<String> observations(House house) throws Exception {
        return house
                .store()
                .rows("select timestamp, station, sensor, quantity, value from observation")
                .stream()
                .map(
                        row ->
                                String.join(
                                        ",",
                                        Long.toString(Example.epochMs(row.get(0).asText())),
                                        row.get(1).asText(),
                                        row.get(3).asText(),
                                        Example.number(row.get(4).asDouble())))
                .sorted()
                .toList();
    }

    private static List<String> indicators(House house) throws Exception {
        return house
                .store()
                .rows("select timestamp, subject, indicator, value from indicator")
                .stream()
                .map(
                        row ->
                                String.join(
                                        ",",
                                        Long.toString(Example.epochMs(row.get(0).asText())),
                                        row.get(1).asText(),
                                        row.get(2).asText(),
                                        Example.number(row.get(3).asDouble(Double.NaN))))
                .sorted()
                .toList();
    }

    /** As a replay writes them, in the order of its file. */
    private static List<String> warnings(House house, Example example) throws Exception {
        ZoneId zone = RegistryReader.read("registry", Files.readString(example.registry())).zone();
        return house.store().rows("select payload from warning").stream()
                .map(row -> row.get(0).asText().getBytes(StandardCharsets.UTF_8))
                .map(WarningJson::read)
                .sorted(
                        Comparator.comparingLong(Warning::issued)
                                .thenComparing(Warning::id)
                                .thenComparingInt(Warning::revision))
                .map(warning -> WarningJson.text(warning, zone))
                .toList();
    }

    /** The newest revision by warning: what is published is the current state, not each step. */
    private static Map<String, String> current(List<String> revisions) {
        Map<String, String> current = new TreeMap<>();
        for (String line : revisions) {
            current.merge(
                    field(line).path("id").asText(),
                    line,
                    (a, b) ->
                            field(a).path("revision").asInt() > field(b).path("revision").asInt()
                                    ? a
                                    : b);
        }
        return current;
    }

    private static Map<String, String> highest(Replayed replayed) throws IOException {
        Map<String, Level> highest = new TreeMap<>();
        for (String line : replayed.warnings()) {
            highest.merge(
                    field(line).path("subject").asText(),
                    Level.ofId(field(line).path("level").asText()),
                    (a, b) -> a.isAbove(b) ? a : b);
        }
        Map<String, String> ids = new TreeMap<>();
        highest.forEach((subject, level) -> ids.put(subject, level.id()));
        return ids;
    }

    private static JsonNode field(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException impossible) {
            throw new UncheckedIOException(line, impossible);
        }
    }
}
