package org.fengsui.benchmarks.process;

import java.util.concurrent.TimeUnit;

/** Waiting that an interrupt turns into a failure of the benchmark. */
public final class Pause {

    private Pause() {}

    public static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    public static void seconds(double seconds) {
        millis(Math.round(seconds * 1_000));
    }
}
