package org.fengsui.standalone;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error; nothing at all where that is not a terminal. */
final class Bar implements AutoCloseable {
    private static final int EVERY_MS = 250;

    private final @Nullable ProgressBar bar;
    private final @Nullable ScheduledExecutorService watcher;

    /**
     * Shows.
     *
     * @param unit what is counted
     * @param look brings the bar up to date; called on a thread of the bar's
     */
    Bar(String unit, Consumer<ProgressBar> look) {
        if (System.console() == null) {
            bar = null;
            watcher = null;
            return;
        }
        ProgressBar shown =
                new ProgressBarBuilder()
                        .setTaskName("")
                        .setUnit(unit, 1)
                        .setInitialMax(-1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(EVERY_MS)
                        .build();
        watcher = Executors.newSingleThreadScheduledExecutor();
        watcher.scheduleWithFixedDelay(
                () -> look.accept(shown), 0, EVERY_MS, TimeUnit.MILLISECONDS);
        bar = shown;
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.shutdownNow();
        }
        if (bar != null) {
            bar.close();
        }
    }
}
