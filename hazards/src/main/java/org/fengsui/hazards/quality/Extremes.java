package org.fengsui.hazards.quality;

import java.util.Arrays;

/**
 * The running maxima of a run of values: those that no later value reaches, oldest and greatest
 * first. Minima are the maxima of the negated values. Mutable; the public fields are there for the
 * state serializer.
 */
public final class Extremes {

    /** Values, in slots from 0. */
    public double[] values = new double[2];

    /** Their times, epoch ms. */
    public long[] times = new long[2];

    public int count;

    void add(long time, double value) {
        while (count > 0 && values[count - 1] <= value) {
            count--;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
        }
        values[count] = value;
        times[count] = time;
        count++;
    }

    double greatest() {
        return values[0];
    }

    long timeOfGreatest() {
        return times[0];
    }

    /** Forgets what is not newer than the time. */
    void forget(long until) {
        int gone = 0;
        while (gone < count && times[gone] <= until) {
            gone++;
        }
        count -= gone;
        System.arraycopy(values, gone, values, 0, count);
        System.arraycopy(times, gone, times, 0, count);
    }
}
