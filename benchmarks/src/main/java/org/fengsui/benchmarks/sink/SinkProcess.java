package org.fengsui.benchmarks.sink;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.benchmarks.process.Sample;
import org.fengsui.benchmarks.process.Serving;
import org.fengsui.jobs.segment.SegmentSink;
import org.fengsui.jobs.store.StoreTarget;
import org.fengsui.jobs.store.StoreUploader;
import org.fengsui.standalone.cluster.PipelineCluster;

/**
 * The store sink in a job on the product's own cluster, and its uploader beside it. The job renders
 * lines as fast as it can but at most {@link #AHEAD} more than are stored, or it would take the
 * processor from the uploader.
 */
public final class SinkProcess {
    private static final long AHEAD = 1_000_000;
    private static final long NAP_NANOS = 1_000_000;

    private static volatile long begun;
    private static volatile long stored;

    private SinkProcess() {}

    /**
     * @param arguments a folder
     */
    public static void run(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Serving.serve(
                "sink",
                words ->
                        measure(
                                        folder.resolve(words[1]),
                                        words[0],
                                        Long.parseLong(words[1]),
                                        Double.parseDouble(words[2]),
                                        Double.parseDouble(words[3]))
                                .line());
    }

    private static Sample measure(
            Path folder, String url, long first, double warmUp, double seconds) throws Exception {
        Path segments = folder.resolve("segments");
        stored = 0;
        begun = first;
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (StoreUploader uploader =
                        StoreUploader.start(
                                segments,
                                new StoreTarget(url, "none", "fengsui", "fengsui"),
                                Clock.systemUTC());
                PipelineCluster cluster =
                        PipelineCluster.start(
                                folder.resolve("checkpoints"),
                                folder.resolve("scratch"),
                                1,
                                null,
                                env -> build(env, segments, first))) {
            var counting =
                    timer.scheduleWithFixedDelay(
                            () -> stored = uploader.status().written(),
                            20,
                            20,
                            TimeUnit.MILLISECONDS);
            Sample sample = Sample.take(() -> stored, warmUp, seconds);
            counting.cancel(false);
            return sample;
        } finally {
            timer.shutdownNow();
        }
    }

    private static void build(StreamExecutionEnvironment env, Path segments, long first) {
        env.fromSequence(first, Long.MAX_VALUE)
                .uid("numbers")
                .map(SinkProcess::line)
                .returns(Types.STRING)
                .uid("lines")
                .sinkTo(SegmentSink.lines(segments, "store"))
                .uid("store");
    }

    private static String line(long number) {
        if (number - begun - stored > AHEAD) {
            LockSupport.parkNanos(NAP_NANOS);
        }
        return ObservationLines.line(number);
    }
}
