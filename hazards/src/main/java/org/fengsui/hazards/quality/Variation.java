package org.fengsui.hazards.quality;

import java.util.Arrays;

/**
 * How much the values of a window vary, kept in {@link #PARTS} parts of the window: the oldest part
 * leaves as a whole, so the window is exact to a sixteenth. Mutable; the public fields are there
 * for the state serializer. Cost: O({@link #PARTS}) a value. State: 40 bytes a part.
 */
public final class Variation {

    static final int PARTS = 16;

    /** Time of the first value, epoch ms; 0 before it. */
    public long begun;

    /** Number of the part that the newest value belongs to, counted in parts since 1970. */
    public long newest;

    public long[] counts = new long[PARTS];
    public double[] sums = new double[PARTS];

    /** Of squares of the difference from {@link #origin}, which keeps them small. */
    public double[] squares = new double[PARTS];

    public double[] smallest = new double[PARTS];
    public double[] greatest = new double[PARTS];
    public double origin;

    /** Takes in a value newer than all others. */
    void add(long time, double value, long window) {
        long part = Math.floorDiv(time, Math.max(1, window / PARTS));
        if (begun == 0) {
            begun = time;
            newest = part;
            origin = value;
        }
        for (long left = Math.max(newest + 1, part - PARTS + 1); left <= part; left++) {
            clear(slot(left));
        }
        newest = part;
        int slot = slot(part);
        double offset = value - origin;
        smallest[slot] = counts[slot] == 0 ? value : Math.min(smallest[slot], value);
        greatest[slot] = counts[slot] == 0 ? value : Math.max(greatest[slot], value);
        counts[slot]++;
        sums[slot] += offset;
        squares[slot] += offset * offset;
    }

    private static int slot(long part) {
        return (int) Math.floorMod(part, (long) PARTS);
    }

    private void clear(int slot) {
        counts[slot] = 0;
        sums[slot] = 0;
        squares[slot] = 0;
    }

    double range() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < PARTS; i++) {
            if (counts[i] > 0) {
                low = Math.min(low, smallest[i]);
                high = Math.max(high, greatest[i]);
            }
        }
        return high - low;
    }

    double deviation() {
        double n = Arrays.stream(counts).sum();
        double mean = Arrays.stream(sums).sum() / n;
        return Math.sqrt(Math.max(0, Arrays.stream(squares).sum() / n - mean * mean));
    }
}
