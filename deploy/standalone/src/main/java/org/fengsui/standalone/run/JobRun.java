package org.fengsui.standalone.run;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fengsui.jobs.archive.ArchiveMerger;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.pipeline.LiveOptions;
import org.fengsui.jobs.pipeline.LivePipeline;
import org.fengsui.standalone.cluster.PipelineCluster;
import org.fengsui.standalone.cluster.RetainedCheckpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline alone, against a broker and a store that are somebody else's: either may be away,
 * also at the start, without ending it.
 */
public final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final long START_PATIENCE_SECONDS = 120;
    private static final long LOOK_MS = 100;

    private final JobRunOptions options;
    private final Parts parts = new HouseParts();
    private final Clock clock = Clock.systemUTC();
    private final Screen screen;
    private final StopSignal stop;

    public JobRun(JobRunOptions options, Screen screen, StopSignal stop) {
        this.options = options;
        this.screen = screen;
        this.stop = stop;
    }

    /** Runs; returns the exit code: 0 stopped as asked, 1 failed, 2 could not be started. */
    public int run() {
        List<String> problems = new ArrayList<>();
        Optional<Configuration> configuration = source().read(problems);
        DataFolder folder = new DataFolder(options.data());
        try (Closing closing = new Closing()) {
            closing.add("data folder", folder);
            List<String> folderProblems = folder.enter(options.mode());
            problems.addAll(folderProblems);
            RetainedCheckpoints.Choice restore =
                    folderProblems.isEmpty()
                            ? StateCheck.check(
                                    parts, folder, configuration, options.fresh(), problems)
                            : null;
            if (!problems.isEmpty() || configuration.isEmpty() || restore == null) {
                problems.forEach(problem -> screen.line("fengsui: " + problem));
                return 2;
            }
            Logs.begin(folder.logs());
            return run(folder, configuration.get(), restore, closing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (IOException | RuntimeException failed) {
            LOG.error("job failed", failed);
            screen.line(
                    "fengsui: %s; details in %s".formatted(LiveRun.reason(failed), folder.logs()));
            return 1;
        }
    }

    private int run(
            DataFolder folder,
            Configuration configuration,
            RetainedCheckpoints.Choice restore,
            Closing closing)
            throws IOException, InterruptedException {
        RunningConfiguration running =
                RunningConfiguration.begin(parts, folder.configuration(), configuration);
        StoreFeed feed =
                closing.add(
                        "store feed",
                        StoreFeed.start(
                                folder.segments(),
                                options.store(),
                                options.mode().tablePrefix(),
                                clock));
        MqttEndpoint publisher = options.publisher();
        if (publisher != null) {
            closing.add(
                    "store reporter",
                    StoreReporter.start(feed::faults, publisher, options.mode().root(), clock));
            ConfigurationWatch watch =
                    new ConfigurationWatch(
                            source(),
                            running,
                            Published.of(folder.configuration().resolve("published")),
                            publisher,
                            options.mode().root(),
                            screen);
            closing.add("configuration watch", watch.start());
        }
        LiveOptions live =
                options.job()
                        .live(
                                folder.segments(),
                                folder.archive(),
                                configuration.registryText(),
                                configuration.rulesText());
        Readmission readmission =
                new Readmission(
                        folder.archive(),
                        publisher == null ? options.job().endpoint() : publisher,
                        options.mode().root(),
                        false,
                        screen);
        PipelineCluster cluster =
                closing.add(
                        "pipeline",
                        new PipelineStart(
                                        folder,
                                        options.fresh(),
                                        screen,
                                        clock,
                                        stop,
                                        readmission,
                                        () -> true)
                                .from(restore, env -> LivePipeline.build(env, live)));
        if (!awaitRunning(cluster)) {
            return stop.requested().isDone() ? 0 : 1;
        }
        readmission.send();
        closing.add("archive merger", ArchiveMerger.start(folder.archive(), clock));
        greet(folder, configuration);
        CompletableFuture.anyOf(stop.requested(), cluster.ended()).handle((x, y) -> x).join();
        if (!stop.requested().isDone()) {
            screen.line(
                    "fengsui: 处理作业已终止 / the pipeline ended by itself; details in " + folder.logs());
            return 1;
        }
        screen.line("正在停止 / stopping … (再按一次 Ctrl-C 强行退出 / Ctrl-C again forces)");
        return 0;
    }

    private ConfigurationSource source() {
        return new ConfigurationSource(parts, options.job().stations(), options.job().rules());
    }

    private boolean awaitRunning(PipelineCluster cluster) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_PATIENCE_SECONDS);
        while (!cluster.running()) {
            if (System.nanoTime() > deadline) {
                screen.line("fengsui: the pipeline did not come up; details in the logs");
                return false;
            }
            if (stop.within(LOOK_MS)) {
                return false;
            }
        }
        return true;
    }

    private void greet(DataFolder folder, Configuration configuration) {
        screen.line(
                "烽燧 Fengsui 处理作业运行中 / the pipeline runs: %d 站 stations, 规则 rules version %d"
                        .formatted(
                                configuration.registry().stations().size(),
                                configuration.rules().version()));
        screen.line("  broker   " + options.job().endpoint().uri() + "  " + options.mode().root());
        screen.line("  store    " + options.store().target().url());
        screen.line("  data     " + folder.root());
        screen.line(
                options.publisher() == null
                        ? "  config   由他方发布 / somebody else publishes it (--publish-config)"
                        : "  config   改动即发布 / published, and again when the files change");
        screen.line("Ctrl-C 停止 / stops");
    }
}
