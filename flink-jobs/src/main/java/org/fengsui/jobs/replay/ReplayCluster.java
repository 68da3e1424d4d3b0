package org.fengsui.jobs.replay;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The Flink of a replay: in this JVM, no checkpoints, no restarts, nothing listens outside. Not the
 * local environment of Flink, which goes on shutting down after its job has ended.
 */
final class ReplayCluster {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(100);

    private final int parallelism;
    private final Configuration configuration = new Configuration();
    private final StreamExecutionEnvironment environment;

    /**
     * @param work existing directory for Flink's own files
     */
    ReplayCluster(int parallelism, Path work) {
        this.parallelism = parallelism;
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(CoreOptions.TMP_DIRS, work.toAbsolutePath().toString());
        this.environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration)
                        .setParallelism(parallelism);
    }

    /** Where the job is put together. */
    StreamExecutionEnvironment environment() {
        return environment;
    }

    /** Runs the job; nothing of Flink is left running, and none of its files, when this returns. */
    JobExecutionResult execute(String name) throws Exception {
        MiniClusterConfiguration cluster =
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(configuration)
                        .setNumTaskManagers(1)
                        .setNumSlotsPerTaskManager(parallelism)
                        .setCommonBindAddress(LOOPBACK)
                        .withRandomPorts()
                        .build();
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        try (MiniCluster running = new MiniCluster(cluster)) {
            running.start();
            return running.executeJobBlocking(
                    graph.getJobGraph(ReplayCluster.class.getClassLoader()));
        }
    }
}
