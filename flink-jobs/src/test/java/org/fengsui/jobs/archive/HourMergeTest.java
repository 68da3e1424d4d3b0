package org.fengsui.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fengsui.jobs.segment.SegmentDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A merge that is cut off after each of its steps, and read in each state. */
class HourMergeTest {

    private static final String HOUR = "2013-09-12/08";

    @TempDir private Path root;
    private Path archive;

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void create() throws IOException {
        archive = fresh("archive");
    }

    /** An hour that was merged once and got three parts since. */
    private Path fresh(String name) throws IOException {
        Path fresh = root.resolve(name);
        new SegmentDirectory(fresh).create();
        Parts.writeLines(
                fresh.resolve(HOUR + ".jsonl.gz"),
                List.of(
                        ArrivalLines.encode(Parts.at(10, "a")),
                        ArrivalLines.encode(Parts.at(40, "d"))));
        Parts.write(fresh, HOUR, 5, Parts.at(30, "c"), Parts.at(40, "e"));
        Parts.write(fresh, HOUR, 6, Parts.at(20, "b"), Parts.at(60, "g"));
        Parts.write(fresh, HOUR, 7, Parts.at(50, "f"));
        return fresh;
    }

    private static int merge(Path archive, java.util.function.Consumer<String> step)
            throws IOException {
        return new HourMerge(archive, new HourFiles.Hour(archive.resolve("2013-09-12"), "08"), step)
                .run();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> steps(Path archive) throws IOException {
        List<String> steps = new ArrayList<>();
        merge(archive, steps::add);
        return steps;
    }

    @Test
    void run_uninterrupted_leavesOneSortedFile() throws Exception {
        assertThat(merge(archive, step -> {})).isEqualTo(3);

        assertThat(names(archive.resolve("2013-09-12"))).containsExactly("08.jsonl.gz");
        assertThat(Parts.read(archive)).containsExactly("a", "b", "c", "d", "e", "f", "g");
        assertThat(Parts.read(archive.resolve(HOUR + ".jsonl.gz")))
                .containsExactly("a", "b", "c", "d", "e", "f", "g");
        assertThat(names(archive.resolve("done"))).hasSize(3);
        assertThat(merge(archive, step -> {})).isZero();
    }

    @Test
    void read_afterEachStep_seesEachLineOnce() throws Exception {
        List<String> seen = new ArrayList<>();
        merge(
                archive,
                step -> {
                    try {
                        assertThat(Parts.read(archive))
                                .as(step)
                                .containsExactly("a", "b", "c", "d", "e", "f", "g");
                        seen.add(step);
                    } catch (IOException e) {
                        throw new AssertionError(step, e);
                    }
                });

        assertThat(seen)
                .containsExactly(
                        "written",
                        "manifest drafted",
                        "manifest in place",
                        "renamed",
                        "parts deleted",
                        "manifest deleted");
    }

    @TestFactory
    Stream<DynamicTest> cutOff_afterAnyTwoSteps_neitherLosesNorDoubles() throws Exception {
        List<String> steps = steps(fresh("steps"));
        List<DynamicTest> tests = new ArrayList<>();
        for (String first : steps) {
            for (String second : steps) {
                tests.add(
                        DynamicTest.dynamicTest(
                                first + ", then " + second, () -> cutTwice(first, second)));
            }
        }
        return tests.stream();
    }

    private void cutTwice(String first, String second) throws IOException {
        Path archive = fresh(first + " " + second);
        cut(archive, first);
        assertThat(Parts.read(archive)).containsExactly("a", "b", "c", "d", "e", "f", "g");
        Parts.write(archive, HOUR, 8, Parts.at(25, "straggler"));
        assertThat(Parts.read(archive))
                .containsExactly("a", "b", "straggler", "c", "d", "e", "f", "g");
        cut(archive, second);
        assertThat(Parts.read(archive))
                .containsExactly("a", "b", "straggler", "c", "d", "e", "f", "g");
        merge(archive, step -> {});
        assertThat(Parts.read(archive))
                .containsExactly("a", "b", "straggler", "c", "d", "e", "f", "g");
        assertThat(names(archive.resolve("2013-09-12"))).containsExactly("08.jsonl.gz");
    }

    private static void cut(Path archive, String at) {
        assertThatThrownBy(
                        () ->
                                merge(
                                        archive,
                                        step -> {
                                            if (step.equals(at)) {
                                                throw new Cut();
                                            }
                                        }))
                .isInstanceOf(Cut.class);
    }

    @Test
    void cutOff_whileWriting_theHalfFileIsIgnoredAndClearedAway() throws Exception {
        Path half = archive.resolve(HOUR + ".merging-0000.gz");
        Files.write(half, new byte[] {0x1f, (byte) 0x8b, 8});

        assertThat(Parts.read(archive)).containsExactly("a", "b", "c", "d", "e", "f", "g");
        merge(archive, step -> {});
        assertThat(names(archive.resolve("2013-09-12"))).containsExactly("08.jsonl.gz");
    }

    @Test
    void reader_inTheHourWhileItIsMerged_goesOn() throws Exception {
        try (ArchiveReader reader = ArchiveReader.open(archive)) {
            List<String> texts = new ArrayList<>();
            texts.add(reader.next().text());
            merge(archive, step -> {});
            while (reader.hasNext()) {
                texts.add(reader.next().text());
            }
            assertThat(texts).containsExactly("a", "b", "c", "d", "e", "f", "g");
        }
    }

    @Test
    void part_commitedAgainAfterItsMerge_isKnownAsConsumed() throws Exception {
        merge(archive, step -> {});

        assertThat(names(archive.resolve("done")))
                .contains("2013-09-12_08.000000000005-archive-0000-0000-0000abcd.gz");
    }

    @Test
    void part_thatCannotBeRead_leavesEverythingAndNamesTheLine() throws Exception {
        Path bad = archive.resolve(HOUR + ".000000000009-archive-0000-0000-0000abcd.gz");
        Parts.writeLines(bad, List.of(ArrivalLines.encode(Parts.at(1, "x")), "{\"received\":1}"));
        List<String> before = names(archive.resolve("2013-09-12"));

        assertThatThrownBy(() -> merge(archive, step -> {}))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessage(bad + ":2: received must be a string");
        assertThat(names(archive.resolve("2013-09-12"))).isEqualTo(before);
    }
}
