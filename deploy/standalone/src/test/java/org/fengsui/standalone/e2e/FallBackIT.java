package org.fengsui.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.jobs.archive.ArchiveReader;
import org.fengsui.jobs.archive.SetAside;
import org.fengsui.standalone.run.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that rot on the disk while nothing runs. */
class FallBackIT {
    private static final Duration SECONDS = Duration.ofSeconds(40);
    private static final int REFUSED = 0x80;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();

    /** The start after that is cut off when one part is out of the archive and nothing is sent. */
    @Test
    void newestCheckpointsDamaged_goesBackToAnOlderOne_andLosesNothing() throws Exception {
        Path stations = Files.writeString(folder.resolve("registry.yaml"), EndToEndIT.STATIONS);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), EndToEndIT.RULES);
        Path data = folder.resolve("data");
        String id;
        Path older;
        try (House house = House.start(Mode.LIVE, data, stations, rules);
                Peer station = Peer.stranger(house)) {
            AtomicBoolean over = new AtomicBoolean();
            Thread publisher = new Thread(() -> publish(station, over), "station");
            publisher.start();
            Await.until(SECONDS, "red", () -> warning(house).path("level").asText().equals("red"));
            id = warning(house).path("id").asText();
            long red = newestNumber(data);
            awaitCheckpoint(data, red + 2);
            older = newestFirst(data).get(0);
            copy(older, folder.resolve("copy"));
            awaitCheckpoint(data, number(older) + 4);
            house.close();
            over.set(true);
            publisher.join();
        }

        List<Path> damaged = newestFirst(data);
        for (Path newer : damaged) {
            Files.write(newer.resolve("_metadata"), new byte[3]);
        }
        copy(folder.resolve("copy"), older);
        SetAside cutOff = new SetAside(data.resolve("archive"));
        SetAside.Later later = cutOff.later(number(older));
        assertThat(later.committed()).isNotEmpty();
        assertThat(later.merged()).isEmpty();
        cutOff.take(new SetAside.Later(later.committed().subList(0, 1), List.of(), List.of()));
        assertThat(archived(data).containsAll(acknowledged)).isFalse();

        Example example = new Example(stations, rules, data.resolve("archive"));
        try (House house = House.start(Mode.LIVE, data, stations, rules)) {
            assertThat(house.shown())
                    .contains("警报", "ALARM: checkpoint damaged", damaged.get(0).toString())
                    .contains("ALARM: went back to an older checkpoint")
                    .contains("after-%012d".formatted(number(older)));
            Await.until(
                    SECONDS,
                    "everything in the archive",
                    () -> archived(data).containsAll(acknowledged));
            Await.until(
                    SECONDS,
                    "everything in the store",
                    () -> house.store().count("observation") == archived(data).size());
            Await.until(SECONDS, "the warning again", () -> !warning(house).isMissingNode());
            assertThat(warning(house).path("id").asText()).isEqualTo(id);
            assertThat(warning(house).path("level").asText()).isEqualTo("red");
            assertThat(house.store().rows("select distinct id from warning")).hasSize(1);
        }
        Replayed replayed =
                Replayed.of(example, data.resolve("archive"), folder.resolve("replayed"), 1);
        assertThat(replayed.counts().observations()).isEqualTo(archived(data).size());
        assertThat(replayed.warnings())
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(JSON.readTree(line).path("id").asText()).isEqualTo(id));
        try (House house = House.start(Mode.LIVE, data, stations, rules)) {
            assertThat(house.shown()).doesNotContain("ALARM");
            Await.until(SECONDS, "the warning again", () -> !warning(house).isMissingNode());
            assertThat(warning(house).path("id").asText()).isEqualTo(id);
        }
    }

    private static void awaitCheckpoint(Path data, long number) throws Exception {
        Await.until(SECONDS, "checkpoint " + number, () -> newestNumber(data) >= number);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Until the broker closes to stations. */
    private void publish(Peer station, AtomicBoolean over) {
        try {
            while (!over.get()) {
                String time = Instant.now().toString();
                String reading =
                        "{\"station\":\"BAYI-1\",\"time\":\"%s\",\"values\":{\"water_depth\":0.55}}"
                                .formatted(time);
                if (station.publish("fengsui/v1/obs/BAYI-1", reading) < REFUSED) {
                    acknowledged.add(reading);
                }
            }
        } catch (MqttException closed) {
            over.set(true);
        }
    }

    private static Set<String> archived(Path data) throws IOException {
        Set<String> readings = new TreeSet<>();
        try (ArchiveReader archive = ArchiveReader.open(data.resolve("archive"))) {
            archive.forEachRemaining(
                    arrival -> {
                        if (arrival.topic().startsWith("obs/")) {
                            readings.add(arrival.text());
                        }
                    });
        }
        return readings;
    }

    private static List<Path> newestFirst(Path data) {
        try (Stream<Path> all = Files.walk(data.resolve("checkpoints"), 3)) {
            return all.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .sorted(Comparator.comparingLong(FallBackIT::number).reversed())
                    .collect(Collectors.toList());
        } catch (UncheckedIOException changing) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long newestNumber(Path data) {
        return newestFirst(data).stream().mapToLong(FallBackIT::number).findFirst().orElse(0);
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private static JsonNode warning(House house) throws Exception {
        return EndToEndIT.warning(house);
    }
}
