package org.fengsui.jobs.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fengsui.jobs.segment.SegmentDirectory.Commit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentDirectoryTest {

    @TempDir private Path root;
    private SegmentDirectory directory;

    @BeforeEach
    void create() throws IOException {
        directory = new SegmentDirectory(root);
        directory.create();
    }

    private String pending(long epoch, String owner, int subtask) throws IOException {
        String file = SegmentEncoder.READY + new SegmentName(epoch, owner, subtask, 0, "0123abcd");
        Files.createFile(directory.pending(file));
        return file;
    }

    private List<String> pendingNames() throws IOException {
        try (Stream<Path> files = Files.list(directory.pendingFolder())) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void commit_repeatedAtEachStageOfLife_isHarmless() throws IOException {
        String file = pending(1, "a", 0);

        assertThat(directory.commit(file)).isEqualTo(Commit.MOVED);
        assertThat(directory.commit(file)).isEqualTo(Commit.READY_BEFORE);
        assertThat(directory.queue()).containsExactly(file);
        directory.finish(List.of(file));
        assertThat(directory.commit(file)).isEqualTo(Commit.CONSUMED_BEFORE);
        assertThat(directory.queue()).isEmpty();
    }

    @Test
    void commit_ofAFileNobodyConsumed_isMissing() throws IOException {
        String file = pending(1, "a", 0);
        Files.delete(directory.pending(file));

        assertThat(directory.commit(file)).isEqualTo(Commit.MISSING);
    }

    @Test
    void finish_repeated_isHarmless() throws IOException {
        String file = pending(1, "a", 0);
        directory.commit(file);
        directory.finish(List.of(file));
        directory.finish(List.of(file));

        assertThat(directory.ready(file)).doesNotExist();
    }

    @Test
    void finish_ofMany_remembersTheNewest() throws IOException {
        directory = new SegmentDirectory(root, 20);
        List<String> files =
                IntStream.range(0, 20 + 10)
                        .mapToObj(
                                i ->
                                        SegmentEncoder.READY
                                                + new SegmentName(i, "a", 0, 0, "0123abcd"))
                        .toList();
        directory.finish(files);

        assertThat(directory.commit(files.get(9))).isEqualTo(Commit.MISSING);
        assertThat(directory.commit(files.get(10))).isEqualTo(Commit.CONSUMED_BEFORE);
    }

    @Test
    void queue_ofManyEpochsAndSubtasks_isInTheOrderWritten() throws IOException {
        for (long epoch : new long[] {10, 9, 100}) {
            directory.commit(pending(epoch, "a", 1));
            directory.commit(pending(epoch, "a", 0));
        }
        Files.createFile(root.resolve("ready").resolve("notes.txt"));

        assertThat(directory.queue())
                .extracting(f -> SegmentName.parse(f).orElseThrow())
                .extracting(n -> n.epoch() + "/" + n.subtask())
                .containsExactly("9/0", "9/1", "10/0", "10/1", "100/0", "100/1");
    }

    @Test
    void discardAbandoned_afterARestore_keepsWhatTheCheckpointNames() throws IOException {
        String named = pending(6, "a", 0);
        pending(7, "a", 0);
        String otherSubtask = pending(7, "a", 1);
        String otherSink = pending(7, "b", 0);
        pending(8, "a", 2); // of a subtask that no longer exists: ours modulo 2

        assertThat(directory.discardAbandoned("a", 0, 2, 7)).isEqualTo(2);
        assertThat(pendingNames())
                .containsExactlyInAnyOrder(
                        directory.pending(named).getFileName().toString(),
                        directory.pending(otherSubtask).getFileName().toString(),
                        directory.pending(otherSink).getFileName().toString());
    }

    @Test
    void name_ofAnyPrefix_isReadBack() {
        SegmentName name = new SegmentName(12, "archive", 3, 1, "89abcdef");

        assertThat(SegmentName.parse("2013-09-12/08." + name)).contains(name);
        assertThat(SegmentName.parse("2013-09-12_08." + name)).contains(name);
        assertThat(SegmentName.parse("08.jsonl.gz")).isEmpty();
    }
}
