package org.fengsui.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * What this process did in a stretch of time.
 *
 * @param count messages or lines
 * @param nanos of the clock on the wall
 * @param cpuNanos of all threads of this process, compiler and garbage collector included
 */
public record Sample(long count, long nanos, long cpuNanos) {
    private static final long FIRST_SECONDS = 60;

    /**
     * Measures after a warm-up, both begun when the count first moves.
     *
     * @throws IllegalStateException if it does not move within a minute
     */
    public static Sample take(LongSupplier count, double warmUpSeconds, double seconds) {
        long begin = count.getAsLong();
        for (int i = 0; count.getAsLong() == begin; i++) {
            if (i > FIRST_SECONDS * 20) {
                throw new IllegalStateException("nothing arrived in " + FIRST_SECONDS + " s");
            }
            Pause.millis(50);
        }
        Pause.seconds(warmUpSeconds);
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long startCount = count.getAsLong();
        long startNanos = System.nanoTime();
        long startCpu = system.getProcessCpuTime();
        Pause.seconds(seconds);
        return new Sample(
                count.getAsLong() - startCount,
                System.nanoTime() - startNanos,
                system.getProcessCpuTime() - startCpu);
    }

    public double perSecond() {
        return count * 1e9 / nanos;
    }

    /** CPU microseconds for each. */
    public double cpuMicros() {
        return cpuNanos / 1_000.0 / count;
    }

    /** As one line between processes. */
    public String line() {
        return count + " " + nanos + " " + cpuNanos;
    }

    /** Of {@link #line}. */
    public static Sample of(String line) {
        String[] words = line.split(" ");
        return new Sample(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }
}
