package org.fengsui.standalone.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks again until something is so. */
final class Await {
    private static final long LOOK_EVERY_MS = 50;

    private Await() {}

    /** Fails with {@code what} where the condition does not hold in time. */
    static void until(Duration patience, String what, Callable<Boolean> condition)
            throws Exception {
        if (!holds(patience, condition)) {
            throw new AssertionError("not within " + patience + ": " + what);
        }
    }

    /** Whether the condition came to hold in time. */
    static boolean holds(Duration patience, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
        }
        return true;
    }
}
