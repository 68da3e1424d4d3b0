package org.fengsui.standalone.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.jobs.durable.SyncedFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The Flink cluster inside this process, running one job.
 *
 * <p>State is on the heap; a checkpoint each second goes to files that are forced to disk before
 * the sources hear of it. A failed task starts again from the newest checkpoint, with a growing
 * pause, for ever. Thread-safe once started.
 */
public final class PipelineCluster implements AutoCloseable {
    /** Checkpoints kept, should the newest prove unreadable. */
    public static final int KEPT_CHECKPOINTS = 3;

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(5);

    /** What the stack trace of a task that cannot take up its state names. */
    private static final List<String> RESTORING =
            List.of("creating StreamOperatorStateContext", "BackendBuildingException");

    private final MiniCluster cluster;
    private final JobID job;

    private PipelineCluster(MiniCluster cluster, JobID job) {
        this.cluster = cluster;
        this.job = job;
    }

    /**
     * Starts the cluster and submits the job.
     *
     * @param checkpoints folder of the checkpoints
     * @param scratch folder for what Flink spills
     * @param parallelism of the operators
     * @param from checkpoint to go on from, null to start empty
     * @param topology adds sources, operators and sinks to the environment
     * @throws ClusterFailure if the cluster does not start or refuses the job
     */
    public static PipelineCluster start(
            Path checkpoints,
            Path scratch,
            int parallelism,
            @Nullable Path from,
            Consumer<StreamExecutionEnvironment> topology) {
        try {
            Files.createDirectories(checkpoints);
            Files.createDirectories(scratch);
        } catch (IOException unwritable) {
            throw new ClusterFailure("folders of the pipeline cannot be made", unwritable);
        }
        Configuration configuration = configuration(checkpoints, scratch, parallelism, from);
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(parallelism)
                                .setCommonBindAddress(LOOPBACK)
                                .withRandomPorts()
                                .build());
        try {
            cluster.start();
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.getExecutionEnvironment(configuration);
            topology.accept(environment);
            JobID job =
                    cluster.submitJob(environment.getStreamGraph().getJobGraph()).get().getJobID();
            return new PipelineCluster(cluster, job);
        } catch (Exception failed) {
            cluster.closeAsync();
            throw new ClusterFailure("the pipeline does not start", failed);
        }
    }

    /** Whether all tasks run. */
    public boolean running() {
        try {
            AccessExecutionGraph graph = cluster.getExecutionGraph(job).get(10, TimeUnit.SECONDS);
            for (AccessExecutionVertex task : graph.getAllExecutionVertices()) {
                if (task.getExecutionState() != ExecutionState.RUNNING) {
                    return false;
                }
            }
            return graph.getState() == JobStatus.RUNNING;
        } catch (ExecutionException | TimeoutException unknown) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Why the job cannot take up its state, in one line; null while nothing speaks against it. */
    public @Nullable String restoreFault() {
        try {
            ErrorInfo failure =
                    cluster.getExecutionGraph(job).get(10, TimeUnit.SECONDS).getFailureInfo();
            return failure == null ? null : restoreFault(failure.getExceptionAsString());
        } catch (ExecutionException | TimeoutException unknown) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static @Nullable String restoreFault(String trace) {
        if (RESTORING.stream().noneMatch(trace::contains)) {
            return null;
        }
        return trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((outer, inner) -> inner)
                .orElse("its state cannot be restored");
    }

    /** Completes when the job has ended, with the reason if it failed. */
    public CompletableFuture<JobResult> ended() {
        return cluster.requestJobResult(job);
    }

    /** Cancels the job, keeping its checkpoints, and stops the cluster. */
    @Override
    public void close() {
        try {
            if (!status().isGloballyTerminalState()) {
                cluster.cancelJob(job).get(10, TimeUnit.SECONDS);
                ended().get(20, TimeUnit.SECONDS);
            }
            cluster.closeAsync().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new ClusterFailure("the pipeline does not stop cleanly", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private JobStatus status() throws ExecutionException, InterruptedException, TimeoutException {
        return cluster.getJobStatus(job).get(10, TimeUnit.SECONDS);
    }

    private static Configuration configuration(
            Path checkpoints, Path scratch, int parallelism, @Nullable Path from) {
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        configuration.set(CoreOptions.TMP_DIRS, scratch.toAbsolutePath().toString());
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                SyncedFileSystem.SCHEME + "://" + checkpoints.toAbsolutePath().toUri().getPath());
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, KEPT_CHECKPOINTS);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofMillis(500));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(10));
        if (from != null) {
            configuration.set(
                    StateRecoveryOptions.SAVEPOINT_PATH,
                    SyncedFileSystem.SCHEME + "://" + from.toAbsolutePath().toUri().getPath());
            configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.NO_CLAIM);
        }
        return configuration;
    }
}
