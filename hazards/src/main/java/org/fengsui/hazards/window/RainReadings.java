package org.fengsui.hazards.window;

import java.util.Arrays;

/**
 * The readings of one rain gauge at their own periods, sorted by end, then period.
 *
 * <p>State: 24 bytes a reading. The public fields are there for the state serializer.
 */
public final class RainReadings {

    private static final int INITIAL = 16;

    /** Ends, epoch ms. */
    public long[] ends = new long[INITIAL];

    /** Periods, ms. */
    public int[] periods = new int[INITIAL];

    /** Amounts, µm. */
    public int[] amounts = new int[INITIAL];

    /** The station's counters, -1 without one. */
    public long[] seqs = new long[INITIAL];

    /** Number of readings. */
    public int count;

    /** Number of readings that overlap the one before them by more than jitter. */
    public int overlaps;

    /** Index of a reading, or {@code -(index where it belongs) - 1} if there is none. */
    int find(long end, int period) {
        int low = count > 0 && end > ends[count - 1] ? count : 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] < end || ends[middle] == end && periods[middle] < period) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < count && ends[low] == end && periods[low] == period ? low : -low - 1;
    }

    void insert(int index, long end, int period, int amount, long seq) {
        if (count == ends.length) {
            grow();
        }
        overlaps -= overlap(index);
        int moved = count - index;
        System.arraycopy(ends, index, ends, index + 1, moved);
        System.arraycopy(periods, index, periods, index + 1, moved);
        System.arraycopy(amounts, index, amounts, index + 1, moved);
        System.arraycopy(seqs, index, seqs, index + 1, moved);
        ends[index] = end;
        periods[index] = period;
        amounts[index] = amount;
        seqs[index] = seq;
        count++;
        overlaps += overlap(index) + overlap(index + 1);
    }

    /** Drops the readings that end at the instant or earlier. */
    void dropUntil(long instant) {
        int dropped = 0;
        while (dropped < count && ends[dropped] <= instant) {
            overlaps -= overlap(dropped);
            dropped++;
        }
        if (dropped == 0) {
            return;
        }
        overlaps -= overlap(dropped);
        count -= dropped;
        System.arraycopy(ends, dropped, ends, 0, count);
        System.arraycopy(periods, dropped, periods, 0, count);
        System.arraycopy(amounts, dropped, amounts, 0, count);
        System.arraycopy(seqs, dropped, seqs, 0, count);
    }

    /** Passes on the resolved pieces, the newest first. */
    void walk(Pieces pieces) {
        if (overlaps > 0) {
            new Timeline(this).walk(pieces);
            return;
        }
        for (int i = count - 1; i >= 0; i--) {
            long from = ends[i] - periods[i];
            if (i > 0) {
                from = Math.max(from, ends[i - 1]);
            }
            if (!pieces.add(from, ends[i], amounts[i], periods[i])) {
                return;
            }
        }
    }

    /**
     * By how much two readings of one period may overlap because the gauge's clock jitters: both
     * then count in full.
     */
    static long jitter(long period) {
        return period / 10;
    }

    /** 1 if a reading overlaps the one before it by more than jitter, else 0. */
    private int overlap(int index) {
        if (index <= 0 || index >= count) {
            return 0;
        }
        long allowed = periods[index] == periods[index - 1] ? jitter(periods[index]) : 0;
        return ends[index - 1] - (ends[index] - periods[index]) > allowed ? 1 : 0;
    }

    private void grow() {
        int capacity = count + Math.max(INITIAL, count / 8);
        ends = Arrays.copyOf(ends, capacity);
        periods = Arrays.copyOf(periods, capacity);
        amounts = Arrays.copyOf(amounts, capacity);
        seqs = Arrays.copyOf(seqs, capacity);
    }
}
