package org.fengsui.hazards.window;

import org.fengsui.hazards.observation.Quality;

/**
 * The latest instant samples of one series (station, sensor, quantity), sorted by measured time.
 *
 * <p>Kept are the samples of the {@link #RETAINED} ms up to the newest, at least the {@link
 * #AT_LEAST} newest and at most the {@link #AT_MOST} newest. What is kept depends on the samples
 * alone, not on the order in which they came. A time ahead of the true one drives the others out,
 * so a caller must judge a station's clock before it inserts.
 *
 * <p>Identity is the time. Values are finite and in the unit of the quantity; times are epoch ms.
 * Cost: O(1) for a newer sample, O(log n) to recognise a known one, O(n) for a late one, n ≤ 128.
 * State: 25 bytes a sample, grown as needed.
 *
 * <p>Not thread-safe. The public fields are there for the state serializer; use the methods.
 */
public final class Samples {

    /** Span in ms before the newest sample that is kept however dense the samples are. */
    public static final long RETAINED = 90 * 60_000L;

    /** So many samples are kept however old they are. */
    public static final int AT_LEAST = 8;

    /** No more samples than these are kept; below 42 s between samples this shortens the span. */
    public static final int AT_MOST = 128;

    private static final int BACKFILL = 0x40;

    /** What an insert did. */
    public enum Change {
        /** A time not seen before. */
        NEW,
        /** Known time, same value: nothing changed. */
        DUPLICATE,
        /** Known time, other value: it took the place of the old one. */
        CORRECTION,
        /** Known time, other value, but a smaller {@code seq} than the known one: ignored. */
        SUPERSEDED,
        /** Older than everything kept: for the store only. */
        TOO_OLD
    }

    /** Times by slot. */
    public long[] times = new long[AT_LEAST];

    /** Values by slot. */
    public double[] values = new double[AT_LEAST];

    /** Quality codes by slot; {@link #BACKFILL} is added for samples that came as history. */
    public byte[] qualities = new byte[AT_LEAST];

    /** Counters by slot, -1 without one. */
    public long[] seqs = new long[AT_LEAST];

    /** Slot of the oldest sample. */
    public int head;

    /** Number of samples. */
    public int count;

    /**
     * Takes in a sample. Of two values for one time the later call wins, unless both have a {@code
     * seq} and the new one is smaller.
     *
     * @param seq the station's counter, -1 without one
     * @param live whether it may move a level, see {@link #live}
     * @throws IllegalArgumentException for a value that is not finite
     */
    public Change insert(long time, double value, Quality quality, long seq, boolean live) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value of a sample must be finite, not " + value);
        }
        int code = quality.code() | (live ? 0 : BACKFILL);
        int position = after(time);
        if (position > 0 && time(position - 1) == time) {
            return replace(slot(position - 1), value, code, seq);
        }
        int newer = count - position;
        if (newer >= AT_MOST || newer >= AT_LEAST && time <= newestTime() - RETAINED) {
            return Change.TOO_OLD;
        }
        makeRoom(newer == 0 ? time : newestTime());
        position = count - newer;
        count++;
        for (int i = count - 1; i > position; i--) {
            move(slot(i - 1), slot(i));
        }
        set(slot(position), time, value, code, seq);
        return Change.NEW;
    }

    /** How many of the oldest samples an {@link #insert} at the time would drive out. */
    public int droppedBy(long time) {
        int position = after(time);
        boolean known = position > 0 && time(position - 1) == time;
        int newer = count - position;
        if (known || newer >= AT_MOST || newer >= AT_LEAST && time <= newestTime() - RETAINED) {
            return 0;
        }
        long newest = newer == 0 ? time : newestTime();
        int dropped = 0;
        while (count + 1 - dropped > AT_LEAST
                && (time(dropped) <= newest - RETAINED || count + 1 - dropped > AT_MOST)) {
            dropped++;
        }
        return dropped;
    }

    public int size() {
        return count;
    }

    /** Time of a sample, epoch ms; 0 is the oldest, {@code size() - 1} the newest. */
    public long time(int index) {
        return times[slot(index)];
    }

    public double value(int index) {
        return values[slot(index)];
    }

    public Quality quality(int index) {
        return Quality.ofCode(qualities[slot(index)] & ~BACKFILL);
    }

    /**
     * Whether the sample came while it was news; history repairs windows but moves no level. A
     * sample that was news stays so when its correction comes late: else that would lower a level.
     */
    public boolean live(int index) {
        return (qualities[slot(index)] & BACKFILL) == 0;
    }

    /** The station's counter, -1 without one. */
    public long seq(int index) {
        return seqs[slot(index)];
    }

    /** Gives a sample another quality, e.g. when later ones confirm a suspect value. */
    public void requalify(int index, Quality quality) {
        qualities[slot(index)] = (byte) (quality.code() | (qualities[slot(index)] & BACKFILL));
    }

    /** Index of the first sample later than the time, {@code size()} if there is none. */
    public int after(long time) {
        if (count == 0 || time >= newestTime()) {
            return count;
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Index of the last sample earlier than the time, -1 if there is none. */
    public int before(long time) {
        return after(time - 1) - 1;
    }

    /** Index of the last sample at the time or earlier, -1 if there is none. */
    public int atOrBefore(long time) {
        return after(time) - 1;
    }

    /** Index of the last usable sample earlier than the time, -1 if there is none. */
    public int usableBefore(long time) {
        int index = before(time);
        while (index >= 0 && !quality(index).usable()) {
            index--;
        }
        return index;
    }

    private Change replace(int slot, double value, int quality, long seq) {
        if (values[slot] == value) {
            seqs[slot] = Math.max(seqs[slot], seq);
            return Change.DUPLICATE;
        }
        if (seq >= 0 && seqs[slot] >= 0 && seq < seqs[slot]) {
            return Change.SUPERSEDED;
        }
        int history = qualities[slot] & quality & BACKFILL;
        set(slot, times[slot], value, quality & ~BACKFILL | history, seq);
        return Change.CORRECTION;
    }

    /** Drops what the coming sample drives out, so that the arrays grow only when they must. */
    private void makeRoom(long newest) {
        while (count >= AT_LEAST && (time(0) <= newest - RETAINED || count == AT_MOST)) {
            dropOldest();
        }
        if (count == times.length) {
            grow();
        }
    }

    private void grow() {
        int capacity = count < 64 ? 2 * count : count + 32;
        long[] newTimes = new long[capacity];
        double[] newValues = new double[capacity];
        byte[] newQualities = new byte[capacity];
        long[] newSeqs = new long[capacity];
        for (int i = 0; i < count; i++) {
            int slot = slot(i);
            newTimes[i] = times[slot];
            newValues[i] = values[slot];
            newQualities[i] = qualities[slot];
            newSeqs[i] = seqs[slot];
        }
        times = newTimes;
        values = newValues;
        qualities = newQualities;
        seqs = newSeqs;
        head = 0;
    }

    private void dropOldest() {
        head = slot(1);
        count--;
    }

    private void move(int from, int to) {
        set(to, times[from], values[from], qualities[from], seqs[from]);
    }

    private void set(int slot, long time, double value, int quality, long seq) {
        times[slot] = time;
        values[slot] = value;
        qualities[slot] = (byte) quality;
        seqs[slot] = seq;
    }

    private long newestTime() {
        return time(count - 1);
    }

    private int slot(int index) {
        int slot = head + index;
        return slot < times.length ? slot : slot - times.length;
    }
}
