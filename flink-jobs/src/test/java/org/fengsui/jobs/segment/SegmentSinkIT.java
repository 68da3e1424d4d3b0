package org.fengsui.jobs.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sink in a job that fails, on a real mini cluster. */
class SegmentSinkIT {

    private static final int RECORDS = 8_000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicInteger COMPLETED = new AtomicInteger();

    @TempDir private Path root;
    @TempDir private Path checkpoints;

    @BeforeEach
    void reset() {
        FAILURES.set(0);
        COMPLETED.set(0);
    }

    /** Slow enough for checkpoints to come by; throws twice, each time after new ones completed. */
    public static final class FailTwice extends RichMapFunction<Long, String>
            implements CheckpointListener {

        private static final long serialVersionUID = 1;

        @Override
        public String map(Long value) {
            LockSupport.parkNanos(50_000);
            int failures = FAILURES.get();
            if (failures < 2
                    && COMPLETED.get() >= 3 * (failures + 1)
                    && FAILURES.compareAndSet(failures, failures + 1)) {
                throw new IllegalStateException("failure " + (failures + 1) + " of the test");
            }
            return "record " + value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            COMPLETED.incrementAndGet();
        }
    }

    private void runJob() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.enableCheckpointing(50);
        env.fromSequence(0, RECORDS - 1)
                .uid("numbers")
                .map(new FailTwice())
                .returns(Types.STRING)
                .uid("fail")
                .sinkTo(new SegmentSink<>(root, "test", line -> line))
                .uid("segments");
        env.execute();
        assertThat(FAILURES).hasValue(2);
    }

    private static List<String> expected() {
        return IntStream.range(0, RECORDS).mapToObj(i -> "record " + i).toList();
    }

    @Test
    void job_failingTwice_commitsEachLineOnce() throws Exception {
        runJob();

        List<String> lines = new ArrayList<>();
        SegmentDirectory directory = new SegmentDirectory(root);
        for (String file : directory.queue()) {
            lines.addAll(SegmentWriterTest.read(directory.ready(file)));
        }
        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(directory.pendingFolder()).isEmptyDirectory();
    }

    @Test
    void job_whoseSegmentsAreConsumedMeanwhile_handsOnEachLineOnce() throws Exception {
        List<String> lines = new ArrayList<>();
        SegmentDirectory directory = new SegmentDirectory(root);
        AtomicBoolean finished = new AtomicBoolean();
        CompletableFuture<Void> consumed =
                CompletableFuture.runAsync(
                        () -> {
                            boolean last;
                            do {
                                last = finished.get();
                                consume(directory, lines);
                                LockSupport.parkNanos(1_000_000);
                            } while (!last);
                        });
        try {
            runJob();
        } finally {
            finished.set(true);
        }
        consumed.get(20, TimeUnit.SECONDS);

        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(directory.pendingFolder()).isEmptyDirectory();
        assertThat(directory.queue()).isEmpty();
    }

    private static void consume(SegmentDirectory directory, List<String> lines) {
        try {
            for (String file : directory.queue()) {
                lines.addAll(SegmentWriterTest.read(directory.ready(file)));
                directory.finish(List.of(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
