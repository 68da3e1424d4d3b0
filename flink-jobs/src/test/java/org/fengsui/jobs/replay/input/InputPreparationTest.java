package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputPreparationTest {

    private static final String HEADER = "time,station,quantity,value\n";

    @TempDir private Path directory;

    private final List<Rejected> rejected = new ArrayList<>();
    private int preparations;

    @Test
    void prepare_rowsInAnyOrder_comeInTheOrderOfTheirContent() throws Exception {
        List<String> rows = new ArrayList<>();
        Random random = new Random(9);
        for (int i = 0; i < 5_000; i++) {
            rows.add(
                    "%d,S%d,%s,%d\n"
                            .formatted(
                                    random.nextInt(500),
                                    random.nextInt(20),
                                    random.nextBoolean() ? "stage" : "rain",
                                    random.nextInt(3)));
        }
        Path shuffled = write("shuffled.csv", HEADER + String.join("", rows));
        Collections.sort(rows, (a, b) -> Long.compare(time(a), time(b)));
        Path byTime = write("by-time.csv", HEADER + String.join("", rows));

        RecordedInput sorted = prepare(preparation(null, 64), shuffled);
        RecordedInput streamed = prepare(preparation(null, 10_000), byTime);

        assertThat(sorted.inOrder()).isEmpty();
        assertThat(streamed.inOrder()).hasSize(1);
        List<String> order = read(sorted);
        assertThat(order).hasSize(5_000).isEqualTo(read(streamed));
        assertThat(read(prepare(preparation(null, 64), byTime))).isEqualTo(order);
    }

    @Test
    void prepare_severalKindsOfFiles_areMerged() throws Exception {
        Path csv = write("b.csv", HEADER + "3,A,stage,1\n1,A,stage,1\n");
        Path packed = packed(directory.resolve("packed"), HEADER + "2,B,stage,1\n");
        Path archive = Files.createDirectories(directory.resolve("archive/1970-01-01"));
        packed(archive.resolve("01.jsonl.gz"), line(4, "clock"));
        packed(
                archive.resolve("00.jsonl.gz"),
                line(1, "obs/A") + line(1, "clock") + line(1, "config/rules"));

        RecordedInput input = prepare(preparation(null, 100), csv, packed, archive.getParent());

        assertThat(read(input))
                .containsExactly(
                        "1 config/rules",
                        "1 clock",
                        "1 obs/A",
                        "1 A stage 1.0",
                        "2 B stage 1.0",
                        "3 A stage 1.0",
                        "4 clock");
        assertThat(input.rows()).isEqualTo(7);
        assertThat(input.first()).isEqualTo(1);
        assertThat(input.end()).isEqualTo(4);
        assertThat(input.rules()).isEqualTo("payload");
    }

    @Test
    void prepare_rulesOverruled_leavesThemOut() throws Exception {
        Path lines = write("a.jsonl", line(1, "config/rules") + line(2, "obs/A"));

        assertThat(read(prepare(new InputPreparation(null, true, 100), lines)))
                .containsExactly("2 obs/A");
    }

    @Test
    void prepare_until_dropsLaterRowsAndSetsTheEnd() throws Exception {
        Path csv = write("a.csv", HEADER + "1,A,stage,1\n9,A,stage,1\n9,A,stage,x\n5,A,stage,1\n");

        RecordedInput input = prepare(preparation(6L, 100), csv);

        assertThat(read(input)).containsExactly("1 A stage 1.0", "5 A stage 1.0");
        assertThat(input.rows()).isEqualTo(2);
        assertThat(input.end()).isEqualTo(6);
        assertThat(rejected).isEmpty();
    }

    @Test
    void prepare_badRows_areLoggedOnce() throws Exception {
        Path csv = write("a.csv", HEADER + "5,A,stage,1\n2,A,stage,x\n1,A,stage,1\n");

        read(prepare(preparation(null, 100), csv));

        assertThat(rejected).hasSize(1);
    }

    @Test
    void prepare_nothingUsable_isEmpty() throws Exception {
        RecordedInput input = prepare(preparation(null, 100), write("a.csv", HEADER));

        assertThat(read(input)).isEmpty();
        assertThat(input.first()).isEqualTo(Long.MIN_VALUE);
        assertThat(input.end()).isZero();
    }

    @Test
    void prepare_unusableFiles_namesAll() throws Exception {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        String rows = HEADER + "2,B,stage,1\n".repeat(1000);
        Path cut = packed(directory.resolve("cut.csv.gz"), rows);
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(
                        () ->
                                prepare(
                                        preparation(null, 100),
                                        write("a.csv", "time,value\n"),
                                        directory.resolve("missing.csv"),
                                        empty,
                                        cut))
                .isInstanceOfSatisfying(
                        UnusableInputsException.class,
                        e ->
                                assertThat(e.problems())
                                        .hasSize(4)
                                        .satisfiesExactly(
                                                p -> assertThat(p).contains("no column 'station'"),
                                                p -> assertThat(p).contains("no such file"),
                                                p -> assertThat(p).contains("holds no archive"),
                                                p -> assertThat(p).contains("damaged gzip")));
    }

    private static InputPreparation preparation(Long until, int budget) {
        return new InputPreparation(until, false, budget);
    }

    private RecordedInput prepare(InputPreparation preparation, Path... inputs) throws Exception {
        List<InputFile> files = List.of(inputs).stream().map(InputFile::of).toList();
        Path work = directory.resolve("work" + preparations++);
        return preparation.prepare(files, work, rejected::add, bytes -> {});
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Path packed(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String line(long received, String topic) {
        return "{\"received\":\"%s\",\"topic\":\"%s\",\"payload\":\"payload\"}\n"
                .formatted(Instant.ofEpochMilli(received), topic);
    }

    private static long time(String row) {
        return Long.parseLong(row.substring(0, row.indexOf(',')));
    }

    private static List<String> read(RecordedInput input) throws IOException {
        List<String> all = new ArrayList<>();
        try (Rows<Input> rows = input.open()) {
            for (Input row = rows.next(); row != null; row = rows.next()) {
                var reading = row.reading();
                all.add(
                        row.received()
                                + " "
                                + (reading == null
                                        ? row.arrival().topic()
                                        : reading.station()
                                                + " "
                                                + reading.series()
                                                + " "
                                                + reading.value()));
            }
        }
        return all;
    }
}
