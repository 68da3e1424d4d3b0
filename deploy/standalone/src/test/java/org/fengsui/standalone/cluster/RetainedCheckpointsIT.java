package org.fengsui.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsIT {
    @TempDir Path folder;

    @Test
    void restart_goesOnFromTheNewestReadableCheckpoint() throws Exception {
        RetainedCheckpoints retained = new RetainedCheckpoints(folder.resolve("checkpoints"));
        assertThat(retained.holdAJob()).isFalse();
        runUntilCheckpoint(null, retained, 2);

        RetainedCheckpoints.Choice first = retained.newestReadable();
        assertThat(first.damaged()).isEmpty();
        Path newest = Objects.requireNonNull(first.from());
        damage(newest);

        RetainedCheckpoints.Choice second = retained.newestReadable();
        assertThat(second.damaged()).singleElement().asString().contains(newest.toString());
        Path older = Objects.requireNonNull(second.from());
        assertThat(number(older)).isLessThan(number(newest));

        runUntilCheckpoint(older, retained, number(newest) + 1);
        assertThat(number(Objects.requireNonNull(retained.newestReadable().from())))
                .isGreaterThan(number(newest));

        retained.prune(2);
        try (Stream<Path> jobs = Files.list(folder.resolve("checkpoints"))) {
            assertThat(jobs).hasSize(1);
        }
        assertThat(retained.newestReadable().damaged()).isEmpty();
    }

    private void runUntilCheckpoint(Path from, RetainedCheckpoints retained, long number)
            throws Exception {
        try (PipelineCluster cluster =
                PipelineCluster.start(
                        folder.resolve("checkpoints"),
                        folder.resolve("tmp"),
                        1,
                        from,
                        RetainedCheckpointsIT::count)) {
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (true) {
                Path newest = retained.newestReadable().from();
                if (newest != null && number(newest) >= number) {
                    return;
                }
                assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            }
        }
    }

    private static void damage(Path checkpoint) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(checkpoint)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.write(file, new byte[3]);
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private static void count(StreamExecutionEnvironment environment) {
        environment
                .fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perSecond(100),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
    }
}
