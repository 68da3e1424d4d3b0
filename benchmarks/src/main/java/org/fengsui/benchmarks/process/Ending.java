package org.fengsui.benchmarks.process;

import java.util.concurrent.TimeUnit;

/** Waits for a process that was asked to end, and ends it by force when it does not. */
public final class Ending {

    private Ending() {}

    public static void await(Process process, long seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(seconds, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
