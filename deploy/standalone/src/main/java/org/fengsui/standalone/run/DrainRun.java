package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fengsui.jobs.archive.ArchiveMerger;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.store.StoreStatus;
import org.jspecify.annotations.Nullable;

/**
 * Empties the segments of a job that runs on a cluster into the store and merges its archive, until
 * told to stop. One per segment root: the folder is locked.
 */
public final class DrainRun {
    private static final String LOCK = "drain.lock";
    private static final long STATUS_MS = 60_000;

    private final Path segments;
    private final Path archive;
    private final ExternalStore store;
    private final Mode mode;
    private final @Nullable MqttEndpoint publisher;
    private final Screen screen;
    private final StopSignal stop;

    /**
     * @param mode whose topics and measurements the job writes
     * @param publisher the broker with an account that may publish how the store stands; null to
     *     leave that to the screen
     */
    public DrainRun(
            Path segments,
            Path archive,
            ExternalStore store,
            Mode mode,
            @Nullable MqttEndpoint publisher,
            Screen screen,
            StopSignal stop) {
        this.segments = segments;
        this.archive = archive;
        this.store = store;
        this.mode = mode;
        this.publisher = publisher;
        this.screen = screen;
        this.stop = stop;
    }

    /** Runs; returns the exit code: 0 stopped as asked, 2 could not be started. */
    public int run() throws InterruptedException {
        List<String> problems = new ArrayList<>();
        Clock clock = Clock.systemUTC();
        try (Closing closing = new Closing()) {
            lock(closing, problems);
            if (!problems.isEmpty()) {
                problems.forEach(problem -> screen.line("fengsui: " + problem));
                return 2;
            }
            StoreFeed feed =
                    closing.add(
                            "store feed",
                            StoreFeed.start(segments, store, mode.tablePrefix(), clock));
            if (publisher != null) {
                closing.add(
                        "store reporter",
                        StoreReporter.start(feed::faults, publisher, mode.root(), clock));
            }
            ArchiveMerger merger =
                    closing.add("archive merger", ArchiveMerger.start(archive, clock));
            screen.line(
                    "正在入库 / draining %s into %s, merging %s; Ctrl-C 停止 / stops"
                            .formatted(segments, store.target().url(), archive));
            while (!stop.within(STATUS_MS)) {
                screen.line(status(feed, merger));
            }
            screen.line("正在停止 / stopping …");
            return 0;
        }
    }

    private void lock(Closing closing, List<String> problems) {
        try {
            Files.createDirectories(segments);
            FolderLock lock = FolderLock.take(segments, LOCK, "--segments", problems);
            if (lock != null) {
                closing.add("lock of the segments", lock);
            }
        } catch (IOException unwritable) {
            problems.add(
                    "%s: cannot be written (%s): allow it, or choose another folder with --segments"
                            .formatted(segments, unwritable));
        }
    }

    private String status(StoreFeed feed, ArchiveMerger merger) {
        StringBuilder line =
                new StringBuilder(
                        feed.status().map(DrainRun::text).orElse("等待数据库 / waiting for the store"));
        if (!merger.lastError().isEmpty()) {
            line.append("; archive: ").append(merger.lastError());
        }
        return line.toString();
    }

    private static String text(StoreStatus status) {
        StringBuilder line =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "已入库 stored %d, 拒收 refused %d, 丢弃段 dropped %d, 待入库 queued %d segments %.1f MiB oldest %d s",
                                status.written(),
                                status.refused(),
                                status.dropped(),
                                status.segments(),
                                status.bytes() / 1_048_576.0,
                                status.oldestAge() / 1_000));
        if (!status.lastError().isEmpty()) {
            line.append("; ").append(status.lastError());
        }
        if (!status.alarm().isEmpty()) {
            line.append("; 警报 ALARM: ").append(status.alarm());
        }
        return line.toString();
    }
}
