package org.fengsui.jobs.upgrade;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.jobs.mqtt.MillisClock;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.operators.JudgingOptions;
import org.fengsui.jobs.pipeline.LiveOptions;
import org.fengsui.jobs.pipeline.LivePipeline;
import org.jspecify.annotations.Nullable;

/** The live pipeline in a Flink cluster of its own, which a test saves, stops and restores. */
final class LiveJob implements AutoCloseable {

    static final String ROOT = "fengsui/v1";
    static final String CLIENT = "upgrade";

    /** Nothing is checkpointed but what the test asks for. */
    static final Duration ON_DEMAND = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InMemoryReporter metrics;
    private final MiniCluster cluster;
    private final JobID job;

    private LiveJob(InMemoryReporter metrics, MiniCluster cluster, JobID job) {
        this.metrics = metrics;
        this.cluster = cluster;
        this.job = job;
    }

    /**
     * What to run.
     *
     * @param folder where archive, segments and checkpoints are
     * @param clock of the sources; null for the simulated clock
     * @param checkpointing interval; {@link #ON_DEMAND} for none
     * @param from savepoint to go on from, null to start empty
     */
    record Plan(
            String broker,
            Path folder,
            JudgingOptions judging,
            @Nullable MillisClock clock,
            int parallelism,
            Duration checkpointing,
            @Nullable Path from) {

        /** At parallelism 1, without state, with checkpoints on demand. */
        Plan(String broker, Path folder, JudgingOptions judging, @Nullable MillisClock clock) {
            this(broker, folder, judging, clock, 1, ON_DEMAND, null);
        }

        Plan restoredFrom(Path savepoint, int newParallelism) {
            return new Plan(
                    broker, folder, judging, clock, newParallelism, checkpointing, savepoint);
        }

        Plan checkpointedEach(Duration interval) {
            return new Plan(broker, folder, judging, clock, parallelism, interval, from);
        }

        Output output() {
            return new Output(folder);
        }
    }

    static LiveJob start(Plan plan) throws Exception {
        InMemoryReporter metrics = InMemoryReporter.create();
        Configuration configuration = metrics.addToConfiguration(configuration(plan));
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(plan.parallelism())
                                .withRandomPorts()
                                .build());
        cluster.start();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration)
                        .setParallelism(plan.parallelism());
        LivePipeline.build(
                env,
                new LiveOptions(
                        MqttEndpoint.at(plan.broker()),
                        ROOT,
                        CLIENT,
                        2,
                        plan.clock() == null,
                        plan.folder().resolve("segments"),
                        plan.folder().resolve("archive"),
                        "",
                        plan.judging()),
                Objects.requireNonNullElse(plan.clock(), MillisClock.system()));
        JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
        LiveJob running = new LiveJob(metrics, cluster, job);
        Await.until("all tasks run", running::running);
        return running;
    }

    private static Configuration configuration(Plan plan) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                plan.folder().resolve("checkpoints").toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, plan.checkpointing());
        // state inlined into _metadata bears the path of the savepoint; files beside it do not
        configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(
                CoreOptions.TMP_DIRS, plan.folder().resolve("scratch").toAbsolutePath().toString());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        if (plan.from() != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, plan.from().toUri().toString());
        }
        return configuration;
    }

    private boolean running() throws Exception {
        JobStatus status = cluster.getJobStatus(job).get();
        if (status.isTerminalState()) {
            cluster.requestJobResult(job)
                    .get()
                    .toJobExecutionResult(LiveJob.class.getClassLoader());
        }
        for (var task : cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return status == JobStatus.RUNNING;
    }

    long checkpoint() throws Exception {
        return cluster.triggerCheckpoint(job, CheckpointType.FULL)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** A savepoint beside the running job. */
    Path savepoint(Path folder) throws Exception {
        return path(
                cluster.triggerSavepoint(
                                job,
                                folder.toUri().toString(),
                                false,
                                SavepointFormatType.CANONICAL)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    /** As {@code flink stop}: no drain. */
    Path stopWithSavepoint(Path folder) throws Exception {
        return path(
                cluster.stopWithSavepoint(
                                job,
                                folder.toUri().toString(),
                                false,
                                SavepointFormatType.CANONICAL)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private static Path path(String savepoint) {
        return Path.of(URI.create(savepoint));
    }

    /** The sum of a counter or gauge over all that bear the name. */
    long metric(String name) {
        long sum = 0;
        for (var named : metrics.getMetricsByGroup().values()) {
            Metric metric = named.get(name);
            if (metric instanceof Counter counter) {
                sum += counter.getCount();
            } else if (metric instanceof Gauge<?> gauge
                    && gauge.getValue() instanceof Number number) {
                sum += number.longValue();
            }
        }
        return sum;
    }

    /** The subtasks that have a metric of this name. */
    TreeSet<String> subtasksWith(String name) {
        TreeSet<String> subtasks = new TreeSet<>();
        metrics.getMetricsByGroup()
                .forEach(
                        (group, named) -> {
                            if (named.containsKey(name)) {
                                subtasks.add(group.getAllVariables().get("<subtask_index>"));
                            }
                        });
        return subtasks;
    }

    /** Takes checkpoints until the condition holds, since only those make output visible. */
    void checkpointUntil(String what, Await.Condition condition) throws Exception {
        Await.until(
                what,
                () -> {
                    checkpoint();
                    return condition.holds();
                });
    }

    /** As {@code flink cancel}, or nothing where the job has ended. */
    @Override
    public void close() throws Exception {
        if (!cluster.isRunning()) {
            return;
        }
        if (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
            cluster.cancelJob(job).get();
            cluster.requestJobResult(job).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        cluster.close();
    }
}
