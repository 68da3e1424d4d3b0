package org.fengsui.benchmarks.live;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is sent when: message {@code i} is due {@code i / rate} seconds after the start, whatever
 * happened to the ones before it. Most are calm stations in turn; each probe has one message at a
 * random moment of its stretch, in which it crosses, and where messages are single readings one
 * before, in which it is still calm.
 */
final class Schedule {
    static final int CALM = -1;

    private static final double CALM_BEFORE_SECONDS = 1.5;

    private final double rate;
    private final int[] probes;
    private final int firstCrossing;

    private Schedule(double rate, int[] probes, int firstCrossing) {
        this.rate = rate;
        this.probes = probes;
        this.firstCrossing = firstCrossing;
    }

    /**
     * @param warmUp seconds before the first probe crosses
     * @param seconds in which probes cross
     * @param first number of the first probe
     * @param count number of probes
     * @param introduced whether probes report once before they cross
     */
    static Schedule of(
            double rate, double warmUp, double seconds, int first, int count, boolean introduced) {
        int firstCrossing = (int) Math.ceil(rate * warmUp);
        int total = firstCrossing + (int) Math.ceil(rate * seconds);
        int[] probes = new int[total];
        Arrays.fill(probes, CALM);
        SplittableRandom random = new SplittableRandom(first);
        double stretch = (total - firstCrossing) / (double) count;
        double before = rate * (warmUp - CALM_BEFORE_SECONDS) / count;
        for (int i = 0; i < count; i++) {
            int slot = (int) (firstCrossing + stretch * (i + random.nextDouble()));
            probes[Math.min(slot, total - 1)] = first + i;
            if (introduced) {
                probes[(int) (before * i)] = first + i;
            }
        }
        return new Schedule(rate, probes, firstCrossing);
    }

    int messages() {
        return probes.length;
    }

    /** Nanoseconds after the start. */
    long due(int message) {
        return (long) (message * 1e9 / rate);
    }

    /** The probe that sends it, or {@link #CALM}. */
    int probe(int message) {
        return probes[message];
    }

    boolean crosses(int message) {
        return probes[message] != CALM && message >= firstCrossing;
    }
}
