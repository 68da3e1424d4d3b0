package org.fengsui.jobs.job;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the job relies on where the cluster's configuration says nothing: a checkpoint every 2 s,
 * exactly once, three kept, also after a cancellation; restarts with a growing pause, for ever.
 *
 * <p>Not left to the cluster: no state without a native serializer, no operator without a uid, and
 * the number of key groups, which is part of every checkpoint and can never be changed.
 */
final class ClusterDefaults {
    /** Key groups; also what Flink takes by itself up to a parallelism of 85. */
    private static final int MAX_PARALLELISM = 128;

    private ClusterDefaults() {}

    static void apply(StreamExecutionEnvironment environment) {
        ReadableConfig given = environment.getConfiguration();
        Configuration set = new Configuration();
        set.set(PipelineOptions.GENERIC_TYPES, false);
        set.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        set.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        unlessGiven(given, set, CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(2));
        unlessGiven(
                given,
                set,
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        unlessGiven(
                given,
                set,
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        unlessGiven(given, set, CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
        unlessGiven(given, set, CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        if (given.getOptional(RestartStrategyOptions.RESTART_STRATEGY).isEmpty()) {
            set.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
            set.set(
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                    Duration.ofMillis(500));
            set.set(
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                    Duration.ofSeconds(10));
        }
        environment.configure(set, ClusterDefaults.class.getClassLoader());
    }

    private static <T> void unlessGiven(
            ReadableConfig given, Configuration set, ConfigOption<T> option, T value) {
        if (given.getOptional(option).isEmpty()) {
            set.set(option, value);
        }
    }
}
