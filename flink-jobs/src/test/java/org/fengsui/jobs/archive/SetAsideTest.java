package org.fengsui.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsideTest {

    private static final String HOUR = "2013-09-12/08";

    @TempDir Path archive;
    private SetAside aside;

    @BeforeEach
    void archive() {
        aside = new SetAside(archive);
    }

    @Test
    void later_olderCheckpoint_takesJustWhatCameAfterIt() throws Exception {
        Parts.write(archive, HOUR, 6, Parts.at(1, "kept"));
        Parts.write(archive, HOUR, 8, Parts.at(4, "fourth"), Parts.at(2, "second"));
        Parts.write(archive, "2013-09-12/09", 7, Parts.at(3_600_003, "fifth"));
        Parts.write(archive, "pending/2013-09-12_08", 9, Parts.at(3, "third"));
        Files.write(archive.resolve("pending").resolve(pending(10)), new byte[] {31, -117, 8});

        aside.take(aside.later(7));

        assertThat(Parts.read(archive)).containsExactly("kept");
        assertThat(Parts.read(aside.open().orElseThrow()))
                .containsExactly("second", "third", "fourth", "fifth");
        assertThat(archive.resolve("pending").resolve(pending(10))).exists();
        Path kept = aside.finish(7);
        assertThat(aside.open()).isEmpty();
        assertThat(Parts.read(kept)).hasSize(4);
        assertThat(aside.later(7).committed()).isEmpty();
    }

    @Test
    void take_cutOffInTheMiddle_goesOn() throws Exception {
        Parts.write(archive, HOUR, 7, Parts.at(1, "first"));
        SetAside.Later half = aside.later(7);
        aside.take(half);
        Parts.write(archive, HOUR, 8, Parts.at(2, "second"));

        SetAside again = new SetAside(archive);
        again.take(again.later(7));

        assertThat(Parts.read(again.open().orElseThrow())).containsExactly("first", "second");
        again.finish(7);
        Parts.write(archive, HOUR, 7, Parts.at(3, "third"));
        again.take(again.later(7));
        assertThat(again.finish(7)).hasFileName("after-000000000007-2");
    }

    @Test
    void later_mergeBegun_isGivenUpUnlessRenamed() throws Exception {
        Parts.write(archive, HOUR, 6, Parts.at(1, "kept"));
        Parts.write(archive, HOUR, 7, Parts.at(2, "later"));
        HourFiles.Hour hour = HourFiles.hours(archive).get(0);
        cutOff(hour, "manifest in place");

        assertThat(aside.later(7).merged()).isEmpty();
        aside.take(aside.later(7));
        assertThat(Parts.read(archive)).containsExactly("kept");

        Parts.write(archive, HOUR, 7, Parts.at(3, "merged"));
        cutOff(hour, "renamed");
        assertThat(aside.later(7)).isEqualTo(new SetAside.Later(List.of(), List.of(), merged()));
        new HourMerge(archive, hour, step -> {}).run();
        assertThat(aside.later(7).merged()).isEqualTo(merged());
        assertThat(Parts.read(archive)).containsExactly("kept", "merged");
    }

    @Test
    void take_partThatCannotBeRead_isKeptApart() throws Exception {
        Path part = Parts.write(archive, HOUR, 7, Parts.at(1, "lost"));
        Files.write(part, new byte[] {31, -117, 8});
        aside.take(aside.later(7));
        Path open = aside.open().orElseThrow();
        assertThat(open.resolve("2013-09-12").resolve(part.getFileName() + ".damaged")).exists();
        assertThat(Parts.read(open)).isEmpty();
    }

    @Test
    void closeHistory_laterJob_findsNothingOfTheEarlier() throws Exception {
        Parts.write(archive, HOUR, 900, Parts.at(1, "old"));
        Parts.write(archive, "pending/2013-09-12_08", 901, Parts.at(2, "never acknowledged"));
        aside.closeHistory();
        assertThat(aside.later(3)).isEqualTo(new SetAside.Later(List.of(), List.of(), List.of()));
        assertThat(Parts.read(archive)).containsExactly("old");
    }

    private static List<String> merged() {
        return List.of(HOUR);
    }

    private static String pending(int epoch) {
        return "2013-09-12_08.%012d-archive-0000-0000-0000abcd.gz".formatted(epoch);
    }

    private void cutOff(HourFiles.Hour hour, String after) {
        try {
            new HourMerge(
                            archive,
                            hour,
                            step -> {
                                if (step.equals(after)) {
                                    throw new IllegalStateException("cut off");
                                }
                            })
                    .run();
        } catch (java.io.IOException | IllegalStateException cut) {
            assertThat(cut).hasMessage("cut off");
        }
    }
}
