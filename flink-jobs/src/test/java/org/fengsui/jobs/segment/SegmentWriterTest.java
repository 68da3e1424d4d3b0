package org.fengsui.jobs.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentWriterTest {

    private static final SinkWriter.Context CONTEXT =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return 0;
                }

                @Override
                public Long timestamp() {
                    return 0L;
                }
            };

    /** Lines go to the folder of their first letter. */
    private static final SegmentEncoder<String> BY_LETTER =
            new SegmentEncoder<>() {
                @Override
                public String encode(String value) {
                    return value;
                }

                @Override
                public String prefix(String value) {
                    return value.charAt(0) + "/";
                }
            };

    @TempDir private Path root;
    private SegmentDirectory directory;

    @BeforeEach
    void create() throws IOException {
        directory = new SegmentDirectory(root);
        directory.create();
    }

    private SegmentWriter<String> writer(long restored) {
        return new SegmentWriter<>(directory, BY_LETTER, "test", 2, "0123abcd", restored);
    }

    static List<String> read(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    @Test
    void prepareCommit_betweenCheckpoints_namesOneFilePerFolderByEpoch() throws IOException {
        try (SegmentWriter<String> writer = writer(4)) {
            writer.write("a1 积水", CONTEXT);
            writer.write("b1", CONTEXT);
            writer.write("a2", CONTEXT);
            Collection<Segment> first = writer.prepareCommit();
            writer.snapshotState(5);
            writer.write("a3", CONTEXT);
            Collection<Segment> second = writer.prepareCommit();

            assertThat(first)
                    .extracting(Segment::file)
                    .containsExactly(
                            "a/000000000004-test-0002-0000-0123abcd.gz",
                            "b/000000000004-test-0002-0001-0123abcd.gz");
            assertThat(second)
                    .extracting(Segment::file)
                    .containsExactly("a/000000000005-test-0002-0000-0123abcd.gz");
            Segment segment = first.iterator().next();
            Path pending = directory.pending(segment.file());
            assertThat(read(pending)).containsExactly("a1 积水", "a2");
            assertThat(segment.lines()).isEqualTo(2);
            assertThat(segment.bytes()).isEqualTo(Files.size(pending));
        }
    }

    @Test
    void prepareCommit_withNothingToWrite_makesNoFile() throws IOException {
        try (SegmentWriter<String> writer = writer(0)) {
            assertThat(writer.prepareCommit()).isEmpty();
        }
        assertThat(directory.pendingFolder()).isEmptyDirectory();
    }

    @Test
    void write_moreThanOneSegmentHolds_goesOnInTheNext() throws IOException {
        try (SegmentWriter<String> writer = writer(0)) {
            for (int i = 0; i < SegmentWriter.MAX_LINES + 1; i++) {
                writer.write("a" + i, CONTEXT);
            }
            assertThat(writer.prepareCommit())
                    .extracting(Segment::lines)
                    .containsExactly((long) SegmentWriter.MAX_LINES, 1L);
        }
    }

    @Test
    void close_inTheMiddle_leavesOnlyWhatWasHandedOn() throws IOException {
        SegmentWriter<String> writer = writer(0);
        writer.write("a1", CONTEXT);
        Segment handedOn = writer.prepareCommit().iterator().next();
        writer.snapshotState(1);
        writer.write("a2", CONTEXT);
        writer.close();

        assertThat(directory.pendingFolder())
                .isDirectoryContaining(f -> f.equals(directory.pending(handedOn.file())))
                .isDirectoryNotContaining(f -> f.toString().contains("000000000001"));
    }

    @Test
    void write_lineWithABreak_isRefused() throws IOException {
        try (SegmentWriter<String> writer = writer(0)) {
            assertThatThrownBy(() -> writer.write("a\nb", CONTEXT))
                    .hasMessageContaining("sink 'test' contains a line break");
        }
    }
}
