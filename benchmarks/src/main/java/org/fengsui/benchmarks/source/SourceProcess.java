package org.fengsui.benchmarks.source;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.fengsui.benchmarks.process.Sample;
import org.fengsui.benchmarks.process.Serving;
import org.fengsui.benchmarks.process.SharedCount;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.mqtt.MqttSource;
import org.fengsui.standalone.cluster.PipelineCluster;

/**
 * The MQTT source in a job on the product's own cluster: one session, a checkpoint each second into
 * synced files, and a sink that discards.
 */
public final class SourceProcess {
    private static final String CLIENT = "bench-source";

    /** Written by the one task thread of the job. */
    private static volatile long total;

    private SourceProcess() {}

    /**
     * @param arguments the file of the {@link SharedCount} that it keeps, and a folder
     */
    public static void run(String[] arguments) throws Exception {
        SharedCount shared = new SharedCount(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        var counting =
                timer.scheduleAtFixedRate(() -> shared.set(total), 5, 5, TimeUnit.MILLISECONDS);
        try {
            Serving.serve(
                    "source",
                    words ->
                            measure(
                                            words[0],
                                            Double.parseDouble(words[1]),
                                            Double.parseDouble(words[2]),
                                            folder)
                                    .line());
        } finally {
            counting.cancel(true);
            timer.shutdownNow();
        }
    }

    private static Sample measure(String uri, double warmUp, double seconds, Path folder)
            throws Exception {
        try (PipelineCluster cluster =
                PipelineCluster.start(
                        folder.resolve("checkpoints"),
                        folder.resolve("scratch"),
                        1,
                        null,
                        env -> build(env, uri))) {
            return Sample.take(() -> total, warmUp, seconds);
        } finally {
            total = 0;
            Clients.forget(uri, CLIENT + "-obs-0");
        }
    }

    private static void build(StreamExecutionEnvironment env, String uri) {
        MqttSource.builder()
                .endpoint(MqttEndpoint.at(uri))
                .clientIdPrefix(CLIENT)
                .root(Feed.ROOT)
                .shared("bench", 1, "obs/#")
                .build()
                .addTo(env, "mqtt")
                .map(SourceProcess::counted)
                .returns(Arrival.class)
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private static Arrival counted(Arrival arrival) {
        total++;
        return arrival;
    }
}
