package org.fengsui.standalone.run;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.fengsui.broker.Account;
import org.fengsui.broker.Accounts;
import org.fengsui.broker.EmbeddedBroker;
import org.fengsui.broker.TopicAccess;
import org.fengsui.standalone.cluster.ClusterFailure;
import org.fengsui.standalone.cluster.PipelineCluster;
import org.fengsui.standalone.store.EmbeddedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts everything in order, runs until asked to stop, and stops it in reverse. */
public final class LiveRun {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
    private static final long START_PATIENCE_SECONDS = 120;
    private static final long LOOK_MS = 100;

    private final RunOptions options;
    private final Parts parts;
    private final Screen screen;
    private final StopSignal stop;

    LiveRun(RunOptions options, Parts parts, Screen screen, StopSignal stop) {
        this.options = options;
        this.parts = parts;
        this.screen = screen;
        this.stop = stop;
    }

    /** With the modules of this build. */
    public static LiveRun of(RunOptions options, Screen screen, StopSignal stop) {
        return new LiveRun(options, new HouseParts(), screen, stop);
    }

    /** Runs; returns the exit code: 0 stopped as asked, 1 failed, 2 could not be started. */
    public int run() {
        List<String> problems = new ArrayList<>();
        Optional<Preflight.Passed> passed = new Preflight(options, parts).check(problems);
        if (passed.isEmpty()) {
            problems.forEach(problem -> screen.line("fengsui: " + problem));
            return 2;
        }
        try (Closing closing = new Closing()) {
            closing.add("data folder", passed.get().folder());
            Logs.begin(passed.get().folder().logs());
            return run(passed.get(), closing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (IOException | RuntimeException failed) {
            LOG.error("run failed", failed);
            screen.line(
                    "fengsui: %s; details in %s"
                            .formatted(reason(failed), passed.get().folder().logs()));
            return 1;
        }
    }

    private int run(Preflight.Passed passed, Closing closing)
            throws IOException, InterruptedException {
        DataFolder folder = passed.folder();
        Accounts accounts = Accounts.of(folder.accounts());
        Future<EmbeddedStore> store = openStore(folder, closing);
        EmbeddedBroker broker =
                closing.add(
                        "broker",
                        EmbeddedBroker.start(
                                folder.broker(),
                                Preflight.LOOPBACK,
                                options.mqtt(),
                                accounts,
                                new TopicAccess(
                                        List.of(options.mode().root()),
                                        options.mode() == Mode.SIMULATED)));
        RunningConfiguration configuration =
                RunningConfiguration.begin(parts, folder.configuration(), passed.configuration());
        Scene scene =
                new Scene(
                        options,
                        folder,
                        accounts,
                        URI.create("tcp://" + Preflight.LOOPBACK + ":" + broker.port()),
                        opened(store).uri(),
                        passed.configuration(),
                        configuration::current,
                        Clock.systemUTC());
        parts.makeTables(scene);
        closing.add("uploader", parts.startUploader(scene));
        watchConfiguration(scene, configuration, closing);
        Parts.RunningConsole console = parts.startConsole(scene);
        closing.add("console", console.handle());
        Readmission readmission =
                new Readmission(
                        folder.archive(),
                        scene.endpoint(Account.CONSOLE),
                        options.mode().root(),
                        options.mode() == Mode.SIMULATED,
                        screen);
        PipelineCluster cluster =
                closing.add(
                        "pipeline",
                        new PipelineStart(
                                        folder,
                                        options.fresh(),
                                        screen,
                                        scene.clock(),
                                        stop,
                                        readmission,
                                        () -> consumed(broker::keeps))
                                .from(passed.restore(), parts.pipeline(scene)));
        if (!awaitRunning(cluster, broker)) {
            return stop.requested().isDone() ? 0 : 1;
        }
        readmission.send();
        closing.add("archive merger", parts.startArchiveMerger(scene));
        AutoCloseable demo = closing.add("demo district", demo(scene));
        Greeting.lines(scene, console.uri()).forEach(screen::line);
        CompletableFuture.anyOf(stop.requested(), cluster.ended()).handle((x, y) -> x).join();
        if (!stop.requested().isDone()) {
            screen.line(
                    "fengsui: 处理作业已终止 / the pipeline ended by itself; details in " + folder.logs());
            return 1;
        }
        screen.line("正在停止 / stopping … (再按一次 Ctrl-C 强行退出 / Ctrl-C again forces)");
        closeNow(demo);
        Drain.run(scene, broker);
        return 0;
    }

    /** Beside the broker's start, for both take seconds. */
    private Future<EmbeddedStore> openStore(DataFolder folder, Closing closing) {
        FutureTask<EmbeddedStore> opening =
                new FutureTask<>(
                        () ->
                                EmbeddedStore.start(
                                        folder.store(),
                                        folder.logs(),
                                        Preflight.LOOPBACK,
                                        options.store()));
        new Thread(opening, "store-start").start();
        closing.add("store", () -> opened(opening).close());
        return opening;
    }

    private static EmbeddedStore opened(Future<EmbeddedStore> store)
            throws IOException, InterruptedException {
        try {
            return store.get();
        } catch (ExecutionException failed) {
            throw new IOException("the store does not start", failed.getCause());
        }
    }

    private AutoCloseable demo(Scene scene) {
        return options.mode() == Mode.EXERCISE ? parts.startDemo(scene) : () -> {};
    }

    /** A message published before its subscription exists would be lost without a trace. */
    private boolean awaitRunning(PipelineCluster cluster, EmbeddedBroker broker)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_PATIENCE_SECONDS);
        while (!cluster.running() || !consumed(broker::reaches)) {
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

    private boolean consumed(BiPredicate<Account, String> how) {
        return parts.consumed().stream()
                .allMatch(topic -> how.test(Account.PIPELINE, options.mode().root() + "/" + topic));
    }

    private void watchConfiguration(
            Scene scene, RunningConfiguration configuration, Closing closing) throws IOException {
        ConfigurationWatch watch =
                new ConfigurationWatch(
                        new ConfigurationSource(parts, options.stations(), options.rules()),
                        configuration,
                        Published.of(scene.folder().configuration().resolve("published")),
                        scene.endpoint(Account.CONSOLE),
                        options.mode().root(),
                        screen);
        closing.add("configuration watch", watch.start());
    }

    private static void closeNow(AutoCloseable handle) {
        try {
            handle.close();
        } catch (Exception failed) {
            LOG.warn("the demo district did not stop cleanly", failed);
        }
    }

    static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause != failed) {
            return failed.getMessage() + ": " + cause;
        }
        return failed instanceof ClusterFailure
                ? String.valueOf(failed.getMessage())
                : failed.toString();
    }
}
