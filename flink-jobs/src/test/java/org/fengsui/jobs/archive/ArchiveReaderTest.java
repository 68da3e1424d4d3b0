package org.fengsui.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {

    @TempDir private Path archive;

    @Test
    void folder_withMergedHoursAndParts_isInOrderOfReceived() throws Exception {
        Parts.write(
                archive,
                "2013-09-13/00",
                9,
                Parts.arrival(Instant.parse("2013-09-13T00:00:01Z"), "last"));
        Parts.write(archive, "2013-09-12/08", 2, Parts.at(5, "c"), Parts.at(2, "b"));
        Parts.write(archive, "2013-09-12/08", 1, Parts.at(5, "d of an earlier part"));
        Parts.writeLines(
                archive.resolve("2013-09-12/07.jsonl.gz"),
                List.of(
                        ArrivalLines.encode(
                                Parts.arrival(Instant.parse("2013-09-12T07:59:59Z"), "a"))));
        Files.createDirectories(archive.resolve("pending"));
        Files.writeString(archive.resolve("2013-09-12/notes.txt"), "by hand");

        assertThat(Parts.read(archive))
                .containsExactly("a", "b", "d of an earlier part", "c", "last");
    }

    @Test
    void hour_largerThanMemoryMayHold_isSortedOnDisk() throws Exception {
        for (int part = 0; part < 4; part++) {
            int first = part;
            Parts.write(
                    archive,
                    "2013-09-12/08",
                    part,
                    IntStream.range(0, 100)
                            .mapToObj(i -> Parts.at((i * 37 + first) % 400, "x"))
                            .toArray(org.fengsui.hazards.wire.Arrival[]::new));
        }
        HourFiles files = HourFiles.read(HourFiles.hours(archive).get(0));
        List<Long> received = new ArrayList<>();
        try (HourLines lines = new HourLines(files, 1000)) {
            for (var arrival = lines.nextArrival();
                    arrival != null;
                    arrival = lines.nextArrival()) {
                received.add(arrival.received());
            }
        }

        assertThat(received).hasSize(400).isSorted();
    }

    @Test
    void file_plainOrGzip_isReadLineByLine() throws Exception {
        String line = ArrivalLines.encode(Parts.at(1, "积水"));
        Path plain = archive.resolve("one.jsonl");
        Files.writeString(plain, line + "\n" + line);
        Parts.writeLines(archive.resolve("two.jsonl.gz"), List.of(line));

        assertThat(Parts.read(plain)).containsExactly("积水", "积水");
        assertThat(Parts.read(archive.resolve("two.jsonl.gz"))).containsExactly("积水");
    }

    @Test
    void file_cutShort_namesFileAndLineAfterTheReadableOnes() throws Exception {
        Path file = archive.resolve("cut.jsonl.gz");
        List<String> lines =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> ArrivalLines.encode(Parts.at(i, "text " + i * 7919)))
                        .toList();
        Parts.writeLines(file, lines);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        int[] count = {0};
        assertThatThrownBy(
                        () -> {
                            try (ArchiveReader reader = ArchiveReader.open(file)) {
                                for (; reader.hasNext(); count[0]++) {
                                    reader.next();
                                }
                            }
                        })
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining("cut short or damaged")
                .satisfies(e -> assertThat(e).hasMessageContaining(":" + (count[0] + 1) + ":"));
        assertThat(count[0]).isBetween(8_000, 12_000);
    }

    @Test
    void file_withABadLine_namesIt() throws Exception {
        Path file = archive.resolve("bad.jsonl");
        Files.writeString(file, ArrivalLines.encode(Parts.at(1, "a")) + "\n{\"received\":\"x\"}\n");

        assertThatThrownBy(() -> Parts.read(file))
                .hasCauseInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining(file + ":2: received must be like");
    }

    @Test
    void mergedFile_outOfOrder_isRefused() throws Exception {
        Path file = archive.resolve("2013-09-12/08.jsonl.gz");
        Parts.writeLines(
                file,
                List.of(
                        ArrivalLines.encode(Parts.at(2, "b")),
                        ArrivalLines.encode(Parts.at(1, "a"))));

        assertThatThrownBy(() -> Parts.read(archive))
                .hasMessageContaining(file + ":2: is earlier than the line before");
    }

    @Test
    void next_atTheEnd_saysSo() throws Exception {
        try (ArchiveReader reader = ArchiveReader.open(archive)) {
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void open_nothing_namesThePath() {
        assertThatThrownBy(() -> ArchiveReader.open(archive.resolve("none.jsonl.gz")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.jsonl.gz");
    }
}
