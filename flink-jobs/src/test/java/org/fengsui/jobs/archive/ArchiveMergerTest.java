package org.fengsui.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveMergerTest {

    private static final Instant END = Parts.HOUR.plusSeconds(3600);

    @TempDir private Path archive;

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private Path merged() {
        return archive.resolve("2013-09-12/08.jsonl.gz");
    }

    @Test
    void mergeDue_hourNotOver_isLeftAlone() throws Exception {
        Path part = Parts.write(archive, "2013-09-12/08", 1, Parts.at(1, "a"));
        Files.setLastModifiedTime(part, FileTime.from(Parts.HOUR));

        assertThat(ArchiveMerger.mergeDue(archive, at(END.minusMillis(1)))).isEmpty();
        assertThat(merged()).doesNotExist();
    }

    @Test
    void mergeDue_partJustCommitted_waitsAMinute() throws Exception {
        Parts.write(archive, "2013-09-12/08", 1, Parts.at(1, "a"));

        assertThat(ArchiveMerger.mergeDue(archive, at(END.plusSeconds(59)))).isEmpty();
        assertThat(merged()).doesNotExist();
        assertThat(ArchiveMerger.mergeDue(archive, at(END.plusSeconds(61)))).isEmpty();
        assertThat(Parts.read(merged())).containsExactly("a");
    }

    @Test
    void mergeDue_oneHourUnreadable_namesItAndMergesTheOthers() throws Exception {
        Parts.writeLines(
                archive.resolve("2013-09-12/07.000000000001-archive-0000-0000-0000abcd.gz"),
                List.of("nonsense"));
        Parts.write(archive, "2013-09-12/08", 1, Parts.at(1, "a"));

        assertThat(ArchiveMerger.mergeDue(archive, at(END.plusSeconds(61))))
                .contains("2013-09-12", "07", "abcd.gz:1: is not JSON");
        assertThat(merged()).exists();
    }

    @Test
    void start_withAnHourThatIsOver_mergesIt() throws Exception {
        Parts.write(archive, "2013-09-12/08", 1, Parts.at(1, "a"));
        try (ArchiveMerger merger =
                ArchiveMerger.start(archive, at(END.plus(Duration.ofDays(1))))) {
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (!Files.exists(merged())) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(merger.lastError()).isEmpty();
        }
        assertThat(Parts.read(archive)).containsExactly("a");
    }
}
