package org.fengsui.hazards.judging;

import java.util.Arrays;

/**
 * The lowest values of the last hour, a pair for each five minutes, in a {@link LevelState}: so
 * that a rise is a function of what the machine has seen, in whatever order it came.
 *
 * <p>A low counts with the second value that is as low: one reading that drops out is no low to
 * rise from. Cost: constant, at most {@link #MOST} pairs.
 */
final class RiseMemory {

    private static final long SPAN = 5 * 60_000L;
    private static final long HOUR = 60 * 60_000L;
    private static final long LATENESS = 2 * 60_000L;
    static final int MOST = 14;

    private RiseMemory() {}

    /**
     * Rise in m within a window up to the value. The window begins up to a tenth earlier, at most 2
     * min: a gauge whose clock drifts, or that reports a second late, has its start of the window.
     *
     * @param window ms, at most an hour
     */
    static double rise(LevelState machine, long time, double value, long window) {
        long from = time - window - Math.min(window / 10, LATENESS);
        double lowest = value;
        for (int i = 0; i < machine.floors.length; i++) {
            if (machine.floorTimes[i] >= from) {
                lowest = Math.min(lowest, machine.floors[i]);
            }
        }
        return value - lowest;
    }

    /**
     * Takes in a value that is believed.
     *
     * @param before the value before it, NaN without one
     */
    static void add(LevelState machine, long time, double value, double before) {
        double floor = Double.isNaN(before) ? value : Math.max(value, before);
        int last = machine.floors.length - 1;
        boolean same =
                last >= 0
                        && Math.floorDiv(machine.floorTimes[last], SPAN)
                                == Math.floorDiv(time, SPAN);
        if (same) {
            if (floor <= machine.floors[last]) {
                machine.floors[last] = floor;
                machine.floorTimes[last] = time;
            }
            return;
        }
        int from = 0;
        while (from <= last && machine.floorTimes[from] < time - HOUR - SPAN) {
            from++;
        }
        from = Math.max(from, machine.floors.length + 1 - MOST);
        int kept = machine.floors.length - from;
        machine.floorTimes =
                Arrays.copyOf(Arrays.copyOfRange(machine.floorTimes, from, from + kept), kept + 1);
        machine.floors =
                Arrays.copyOf(Arrays.copyOfRange(machine.floors, from, from + kept), kept + 1);
        machine.floorTimes[kept] = time;
        machine.floors[kept] = floor;
    }
}
