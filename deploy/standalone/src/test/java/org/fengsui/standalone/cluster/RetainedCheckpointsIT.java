package org.fengsui.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.fengsui.jobs.durable.Trailer;
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

    @Test
    void oneByteFlippedAnywhere_checkpointIsDamagedAndTheOneBeforeIsUsed() throws Exception {
        RetainedCheckpoints retained = new RetainedCheckpoints(folder.resolve("checkpoints"));
        runUntilCheckpoint(null, retained, 2);
        Path newest = Objects.requireNonNull(retained.newestReadable().from());

        List<Path> files = files(newest);
        assertThat(files).extracting(file -> file.getFileName().toString()).contains("_metadata");
        assertThat(files).as("metadata and state").hasSizeGreaterThan(1);
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            for (int at : offsets(whole.length)) {
                whole[at] ^= 1;
                Files.write(file, whole);
                RetainedCheckpoints.Choice choice = retained.newestReadable();
                whole[at] ^= 1;
                assertThat(choice.damaged())
                        .as("byte %d of %s", at, file)
                        .singleElement()
                        .asString()
                        .contains(newest.toString(), file.getFileName().toString());
                assertThat(number(choice.from())).isLessThan(number(newest));
            }
            Files.write(file, whole);
            assertThat(retained.newestReadable().from()).isEqualTo(newest);
        }
    }

    @Test
    void filesWithoutTrailer_areAcceptedByTheirSize() throws Exception {
        RetainedCheckpoints retained = new RetainedCheckpoints(folder.resolve("checkpoints"));
        runUntilCheckpoint(null, retained, 1);
        Path newest = Objects.requireNonNull(retained.newestReadable().from());
        for (Path file : files(newest)) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - Trailer.LENGTH));
        }

        RetainedCheckpoints.Choice choice = retained.newestReadable();
        assertThat(choice.damaged()).isEmpty();
        assertThat(choice.from()).isEqualTo(newest);
        runUntilCheckpoint(newest, retained, number(newest) + 1);
    }

    /** The ends, the whole trailer, and what lies regularly between. */
    private static int[] offsets(int length) {
        return IntStream.concat(
                        IntStream.rangeClosed(0, 40).map(i -> (int) ((length - 1L) * i / 40)),
                        IntStream.range(length - Trailer.LENGTH, length))
                .distinct()
                .toArray();
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
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static void damage(Path checkpoint) throws Exception {
        for (Path file : files(checkpoint)) {
            Files.write(file, new byte[3]);
        }
    }

    private static List<Path> files(Path checkpoint) throws Exception {
        try (Stream<Path> all = Files.list(checkpoint)) {
            return all.toList();
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
                                RateLimiterStrategy.perSecond(20_000),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .keyBy(number -> number % 5_000, Types.LONG)
                .reduce(Long::sum)
                .uid("too much state for the metadata")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
    }
}
