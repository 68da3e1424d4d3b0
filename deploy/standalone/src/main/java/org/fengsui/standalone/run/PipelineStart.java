package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.standalone.cluster.ClusterFailure;
import org.fengsui.standalone.cluster.PipelineCluster;
import org.fengsui.standalone.cluster.RetainedCheckpoints;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the job where the last one stopped, and says so aloud where it has to begin earlier; what
 * was acknowledged in between is then sent to it again.
 */
final class PipelineStart {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineStart.class);
    private static final int MAX_PARALLELISM = 4;
    private static final long PATIENCE_SECONDS = 120;
    private static final long LOOK_EVERY_MS = 100;

    private final DataFolder folder;
    private final boolean fresh;
    private final Screen screen;
    private final Clock clock;
    private final StopSignal stop;
    private final Readmission readmission;
    private final BooleanSupplier sessionExists;

    /**
     * @param fresh whether earlier checkpoints are set aside
     * @param sessionExists whether the broker keeps what is published before the job runs
     */
    PipelineStart(
            DataFolder folder,
            boolean fresh,
            Screen screen,
            Clock clock,
            StopSignal stop,
            Readmission readmission,
            BooleanSupplier sessionExists) {
        this.folder = folder;
        this.fresh = fresh;
        this.screen = screen;
        this.clock = clock;
        this.stop = stop;
        this.readmission = readmission;
        this.sessionExists = sessionExists;
    }

    /**
     * Starts, and returns when all tasks run, a stop was asked for or patience ended.
     *
     * @param topology adds sources, operators and sinks
     * @throws IOException if old checkpoints or the archive cannot be moved or pruned
     * @throws ClusterFailure if the job cannot go on from any checkpoint, or ends before it runs
     */
    PipelineCluster from(
            RetainedCheckpoints.Choice restore, Consumer<StreamExecutionEnvironment> topology)
            throws IOException, InterruptedException {
        RetainedCheckpoints retained = new RetainedCheckpoints(folder.checkpoints());
        Map<Path, String> unusable = new HashMap<>();
        RetainedCheckpoints.Choice choice = restore;
        while (true) {
            prepare(choice, retained);
            Path from = choice.from();
            PipelineCluster cluster = start(from, topology);
            String fault = awaitDecided(cluster, from);
            if (fault == null || from == null) {
                return cluster;
            }
            cluster.close();
            unusable.put(from, fault);
            choice = retained.newestReadable(unusable);
            if (choice.from() == null) {
                throw new ClusterFailure(
                        "%s: the job cannot be restored from any of its checkpoints, the last was %s (%s): restore the folder from a backup, or start empty with --fresh (warnings that the broker keeps then come back as recovered, their condition unknown)"
                                .formatted(folder.checkpoints(), from, fault));
            }
        }
    }

    private void prepare(RetainedCheckpoints.Choice restore, RetainedCheckpoints retained)
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
        }
        readmission.prepare(restore);
        if (sessionExists.getAsBoolean()) {
            readmission.send();
        }
        Path from = restore.from();
        if (from != null) {
            retained.setAsideNewerThan(from);
            retained.prune(PipelineCluster.KEPT_CHECKPOINTS);
        }
    }

    private PipelineCluster start(
            @Nullable Path from, Consumer<StreamExecutionEnvironment> topology) {
        LOG.info("pipeline starts from {}", from == null ? "nothing" : from);
        int parallelism =
                Math.max(1, Math.min(MAX_PARALLELISM, Runtime.getRuntime().availableProcessors()));
        return PipelineCluster.start(
                folder.checkpoints(), folder.scratch(), parallelism, from, topology);
    }

    /** Returns why the state cannot be restored; null where nothing says so. */
    private @Nullable String awaitDecided(PipelineCluster cluster, @Nullable Path from)
            throws InterruptedException {
        CompletableFuture<JobResult> ended = cluster.ended();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!cluster.running() && System.nanoTime() < deadline) {
            String fault = from == null ? null : cluster.restoreFault();
            if (fault != null) {
                return fault;
            }
            try {
                CompletableFuture.anyOf(stop.requested(), ended)
                        .get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
                if (stop.requested().isDone()) {
                    return null;
                }
                throw endedEarly(cluster, from, ended.join().getSerializedThrowable().orElse(null));
            } catch (TimeoutException notYet) {
                LOG.trace("pipeline not running yet", notYet);
            } catch (ExecutionException failed) {
                throw endedEarly(cluster, from, failed);
            }
        }
        return null;
    }

    private static ClusterFailure endedEarly(
            PipelineCluster cluster, @Nullable Path from, @Nullable Throwable why) {
        cluster.close();
        return new ClusterFailure(
                from == null
                        ? "the job ended before it ran"
                        : "the job cannot go on from %s: start the version that wrote it, or start empty with --fresh (warnings that the broker keeps then come back as recovered, their condition unknown)"
                                .formatted(from),
                why);
    }
}
