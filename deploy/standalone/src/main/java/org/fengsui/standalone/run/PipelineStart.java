package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.standalone.cluster.PipelineCluster;
import org.fengsui.standalone.cluster.RetainedCheckpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the job where the last one stopped, and says so aloud where it has to begin earlier. */
final class PipelineStart {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineStart.class);
    private static final int MAX_PARALLELISM = 4;

    private final DataFolder folder;
    private final boolean fresh;
    private final Screen screen;
    private final Clock clock;

    /**
     * @param fresh whether earlier checkpoints are set aside
     */
    PipelineStart(DataFolder folder, boolean fresh, Screen screen, Clock clock) {
        this.folder = folder;
        this.fresh = fresh;
        this.screen = screen;
        this.clock = clock;
    }

    /**
     * Starts.
     *
     * @param topology adds sources, operators and sinks
     * @throws IOException if old checkpoints cannot be moved or pruned
     */
    PipelineCluster from(
            RetainedCheckpoints.Choice restore, Consumer<StreamExecutionEnvironment> topology)
            throws IOException {
        for (String damaged : restore.damaged()) {
            screen.line(
                    "警报：检查点损坏，改用前一个 / ALARM: checkpoint damaged, using the one before: " + damaged);
            LOG.error("checkpoint damaged, falling back to {}: {}", restore.from(), damaged);
        }
        Path checkpoints = folder.checkpoints();
        if (fresh && Files.exists(checkpoints)) {
            Path aside = checkpoints.resolveSibling("checkpoints.set-aside-" + clock.millis());
            Files.move(checkpoints, aside);
            LOG.warn("starting empty; earlier checkpoints are in {}", aside);
        } else if (restore.damaged().isEmpty()) {
            new RetainedCheckpoints(checkpoints).prune(PipelineCluster.KEPT_CHECKPOINTS);
        }
        LOG.info("pipeline starts from {}", restore.from() == null ? "nothing" : restore.from());
        int parallelism =
                Math.max(1, Math.min(MAX_PARALLELISM, Runtime.getRuntime().availableProcessors()));
        return PipelineCluster.start(
                checkpoints, folder.scratch(), parallelism, restore.from(), topology);
    }
}
