package org.fengsui.hazards.window;

import java.util.Arrays;

/**
 * Sliding sums of one rain gauge over (t − W, t] with the share of each window that was reported.
 *
 * <p>A reading is an amount that fell within its period, which ends at its time; within it the rain
 * counts as even, so an interval across a window's edge counts pro rata on both sides. A reading
 * longer than a window has no part in that window. Amounts are kept in whole µm (10⁻³ mm): sums are
 * exact and do not depend on the order of addition.
 *
 * <p>The last 24 h, up to the full hour before, are kept reading by reading: corrections replace,
 * duplicates are dropped, and all sums up to 24 h that end at the newest reading follow from the
 * set of readings alone, whatever order they came in. Older rain is kept for {@value
 * HourTotals#HOURS} h more as totals of clock hours with the minutes reported: a late reading still
 * adds, but what is known already is not corrected, and windows under 1 h do not see it. Where
 * readings of one gauge overlap, the finer counts and the coarser adds what it tells beyond that,
 * so that 1-min and 5-min values of the same rain count once. Readings of one period whose ends lie
 * up to a tenth of it too close jitter and both count in full.
 *
 * <p>Range: periods of 1 min to 24 h, amounts of 0 to 2000 mm, up to {@link #MOST} readings in
 * detail (more shorten the detail). A time ahead of the true one drives out the others, so a caller
 * must judge a station's clock first. In the hourly part, overlapping readings that arrive more
 * than 24 h late count by the minutes that nobody else reported, and so may jittering ones.
 *
 * <p>Cost: an insert at the end O(1), else O(n); {@link #at} one pass, n = 288 at 5 min. State: 24
 * bytes a reading, 16 an hour. Not thread-safe. The public fields are there for the state
 * serializer.
 */
public final class RainSums {

    /** Readings kept in detail at most. */
    public static final int MOST = 4096;

    static final long MINUTE = 60_000;
    static final long DAY = 24 * HourTotals.HOUR;
    private static final double MOST_MM = 2000;
    private static final long[] LENGTHS =
            Arrays.stream(RainWindow.values()).mapToLong(RainWindow::length).toArray();

    /** What an insert did. */
    public enum Change {
        /** An interval not seen before: added. */
        NEW,
        /** Known interval, same amount: nothing changed. */
        DUPLICATE,
        /** Known interval, other amount: it took the place of the old one. */
        CORRECTION,
        /** Known interval, other amount, but a smaller {@code seq}: ignored. */
        SUPERSEDED,
        /** Counted already in an hourly total, equal or not: for the store only. */
        TOO_OLD_TO_CORRECT,
        /** Older than everything kept: for the store only. */
        TOO_OLD,
        /** One of more than {@link #MOST} readings within two hours: for the store only. */
        TOO_DENSE
    }

    /** The readings in detail: those after {@code hours.until}, and an hour before as context. */
    public RainReadings readings = new RainReadings();

    /** What is older. */
    public HourTotals hours = new HourTotals();

    /** What is older than that. */
    public OldHours older = new OldHours();

    /** End of the newest reading, epoch ms; {@link Long#MIN_VALUE} before the first. */
    public long newest = Long.MIN_VALUE;

    /** Whether {@link #insert} takes a reading of this period and amount. */
    public static boolean accepts(long period, double mm) {
        return period >= MINUTE && period <= DAY && mm >= 0 && mm <= MOST_MM;
    }

    /**
     * Takes in a reading. Of two amounts for one interval the later call wins, unless both have a
     * {@code seq} and the new one is smaller.
     *
     * @param end epoch ms
     * @param period ms before {@code end}
     * @param seq the station's counter, -1 without one
     * @throws IllegalArgumentException for what {@link #accepts} refuses
     */
    public Change insert(long end, long period, double mm, long seq) {
        if (!accepts(period, mm)) {
            throw new IllegalArgumentException(
                    "rain must be 0 to 2000 mm in 1 min to 24 h, not %s mm in %s ms"
                            .formatted(mm, period));
        }
        int amount = (int) Math.round(mm * 1000);
        if (newest == Long.MIN_VALUE) {
            hours.advance(HourTotals.floorHour(end - DAY), older);
        }
        if (end <= hours.until) {
            return insertLate(end - period, end, amount);
        }
        int index = readings.find(end, (int) period);
        if (index >= 0) {
            return replace(index, amount, seq);
        }
        advance(end);
        if (readings.count == MOST) {
            return Change.TOO_DENSE;
        }
        index = -readings.find(end, (int) period) - 1;
        readings.insert(index, end, (int) period, amount, seq);
        if (end - period < hours.until) {
            hours.addLate(end - period, end, amount);
        }
        return Change.NEW;
    }

    /** All windows that end at the time, epoch ms, in one pass. */
    public WindowSums at(long time) {
        return fill(time, LENGTHS, false);
    }

    /** Sum over (time − window, time] in mm; NaN where it is not given. */
    public double sum(long time, long window) {
        return fill(time, new long[] {window}, false).amounts()[0];
    }

    /** Share of (time − window, time] that was reported, 0–1. */
    public double coverage(long time, long window) {
        return fill(time, new long[] {window}, false).coverages()[0];
    }

    /**
     * Sums over nested windows of any length up to {@link OldHours#HOURS} and 72 h, in one pass. A
     * reading that is longer than a window has part in it.
     *
     * @param lengths ms, rising
     */
    public WindowSums at(long time, long[] lengths) {
        return fill(time, lengths, true);
    }

    /**
     * Rain in mm since the last dry spell, 0 while it lasts; time that was not reported is not dry.
     *
     * @param gap ms
     */
    public double event(long time, long gap) {
        EventWalk walk = new EventWalk(time, gap);
        readings.walk(new Recent(walk));
        hours.walk(walk);
        older.walk(hours.since(), walk);
        return walk.total();
    }

    private WindowSums fill(long time, long[] lengths, boolean proRata) {
        WindowFill fill = new WindowFill(time, hours.until, lengths, proRata);
        readings.walk(fill);
        hours.walk(fill);
        older.walk(hours.since(), fill);
        return fill.result();
    }

    private Change insertLate(long start, long end, int amount) {
        if (end <= hours.since()) {
            return Change.TOO_OLD;
        }
        return hours.addLate(start, end, amount) ? Change.NEW : Change.TOO_OLD_TO_CORRECT;
    }

    private Change replace(int index, int amount, long seq) {
        if (readings.amounts[index] == amount) {
            readings.seqs[index] = Math.max(readings.seqs[index], seq);
            return Change.DUPLICATE;
        }
        if (seq >= 0 && readings.seqs[index] >= 0 && seq < readings.seqs[index]) {
            return Change.SUPERSEDED;
        }
        long end = readings.ends[index];
        hours.correct(end - readings.periods[index], end, readings.amounts[index], amount);
        readings.amounts[index] = amount;
        readings.seqs[index] = seq;
        return Change.CORRECTION;
    }

    private void advance(long end) {
        newest = Math.max(newest, end);
        long until = HourTotals.floorHour(newest - DAY);
        if (until > hours.until) {
            freeze(until);
        }
        while (readings.count == MOST && hours.until + HourTotals.HOUR <= newest) {
            freeze(hours.until + HourTotals.HOUR);
        }
    }

    /** Turns what fell up to a full hour into hourly totals. */
    private void freeze(long until) {
        long since = hours.until;
        hours.advance(until, older);
        readings.walk(new Freezing(since));
        readings.dropUntil(until - HourTotals.HOUR);
    }

    /** Leaves out what is in an hourly total already. */
    private final class Recent implements Pieces {

        private final Pieces pieces;

        Recent(Pieces pieces) {
            this.pieces = pieces;
        }

        @Override
        public boolean add(long from, long to, long amount, long period) {
            if (to <= hours.until) {
                return false;
            }
            long start = Math.max(from, hours.until);
            long share = amount - Pieces.fallen(from, to, amount, start);
            return pieces.add(start, to, share, period);
        }
    }

    /** A gap of no more than jitter between two readings counts as reported. */
    private final class Freezing implements Pieces {

        private final long since;
        private long next = Long.MAX_VALUE;

        Freezing(long since) {
            this.since = since;
        }

        @Override
        public boolean add(long from, long to, long amount, long period) {
            hours.add(from, to, amount, since);
            if (next > to && next <= to + RainReadings.jitter(period)) {
                hours.report(to, next, since);
            }
            next = from;
            return to > since;
        }
    }
}
