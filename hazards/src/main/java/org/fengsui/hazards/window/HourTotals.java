package org.fengsui.hazards.window;

/**
 * Rain of one gauge by clock hour with a bit for each minute reported, for the {@link #HOURS} hours
 * up to {@link #until}.
 *
 * <p>A minute is reported when its middle lies in a reading's interval, so that a gauge whose clock
 * jitters about the full minute is still told from one that repeats itself. State: 16 bytes an
 * hour, none before the first total. The public fields are there for the state serializer.
 */
public final class HourTotals {

    static final int HOURS = 48;
    static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;
    private static final long ALL_MINUTES = (1L << 60) - 1;

    /** µm by hour number modulo {@link #HOURS}. */
    public long[] amounts = new long[0];

    /** Reported minutes, bit 0 the first of the hour. */
    public long[] minutes = new long[0];

    /** End of the last hour held, epoch ms. */
    public long until;

    static long floorHour(long time) {
        return Math.floorDiv(time, HOUR) * HOUR;
    }

    /** Moves on to a later hour and hands on what falls out. */
    void advance(long newUntil, OldHours older) {
        long from = Math.max(until, newUntil - HOURS * HOUR);
        long leaving = Math.min(newUntil - HOURS * HOUR, until);
        for (long hour = since(); amounts.length > 0 && hour < leaving; hour += HOUR) {
            older.append(hour, amounts[slot(hour)], Long.bitCount(minutes[slot(hour)]));
        }
        until = newUntil;
        for (long hour = from; amounts.length > 0 && hour < newUntil; hour += HOUR) {
            amounts[slot(hour)] = 0;
            minutes[slot(hour)] = 0;
        }
    }

    /** Start of the first hour held, epoch ms. */
    long since() {
        return until - HOURS * HOUR;
    }

    /** Adds the part of a piece after {@code since}, a full hour, that lies in these hours. */
    void add(long from, long to, long amount, long since) {
        for (long hour = first(Math.max(from, since)); hour < Math.min(to, until); hour += HOUR) {
            shift(hour, from, to, 0, amount);
        }
        report(from, to, since);
    }

    /** Marks minutes after {@code since}, a full hour, as reported. */
    void report(long from, long to, long since) {
        for (long hour = first(Math.max(from, since)); hour < Math.min(to, until); hour += HOUR) {
            allocate();
            minutes[slot(hour)] |= mask(hour, from, to);
        }
    }

    /**
     * Adds the part of a late reading that lies in these hours unless its minutes are all reported.
     * Where some are, by more than jitter, only the share of the others is added.
     *
     * @return whether it was added
     */
    boolean addLate(long from, long to, long amount) {
        int total = 0;
        int known = 0;
        for (long hour = first(from); hour < Math.min(to, until); hour += HOUR) {
            long mask = mask(hour, from, to);
            total += Long.bitCount(mask);
            known += amounts.length == 0 ? 0 : Long.bitCount(mask & minutes[slot(hour)]);
        }
        if (total > 0 && known == total) {
            return false;
        }
        boolean jitter = known <= RainReadings.jitter(total);
        add(from, to, jitter ? amount : amount * (total - known) / total, since());
        return true;
    }

    /** Replaces one amount by another over the part of (from, to] that lies in these hours. */
    void correct(long from, long to, long oldAmount, long newAmount) {
        for (long hour = first(from); hour < Math.min(to, until); hour += HOUR) {
            shift(hour, from, to, oldAmount, newAmount);
        }
    }

    /** Passes on the total of each hour with reports, the newest first. */
    void walk(HourPieces fill) {
        if (amounts.length == 0) {
            return;
        }
        long since = since();
        boolean wanted = true;
        int slot = slot(until);
        for (long hour = until - HOUR; wanted && hour >= since; hour -= HOUR) {
            slot = slot == 0 ? HOURS - 1 : slot - 1;
            if (amounts[slot] > 0 || minutes[slot] != 0) {
                wanted = fill.addHour(hour, amounts[slot], minutes[slot]);
            }
        }
    }

    /** The minutes of an hour whose middle lies in (from, to]. */
    static long mask(long hour, long from, long to) {
        return below(hour, to) & ~below(hour, from);
    }

    /** The minutes of an hour whose middle lies at the instant or earlier. */
    private static long below(long hour, long instant) {
        long number = Math.floorDiv(instant - hour + MINUTE / 2, MINUTE);
        return number <= 0 ? 0 : number >= 60 ? ALL_MINUTES : (1L << number) - 1;
    }

    private static long within(long from, long to, long amount, long hour) {
        return Pieces.fallen(from, to, amount, hour + HOUR) - Pieces.fallen(from, to, amount, hour);
    }

    private void shift(long hour, long from, long to, long oldAmount, long newAmount) {
        allocate();
        long change = within(from, to, newAmount, hour) - within(from, to, oldAmount, hour);
        amounts[slot(hour)] = Math.max(0, amounts[slot(hour)] + change);
    }

    private void allocate() {
        if (amounts.length == 0) {
            amounts = new long[HOURS];
            minutes = new long[HOURS];
        }
    }

    private long first(long from) {
        return Math.max(floorHour(from), since());
    }

    private static int slot(long hour) {
        return (int) Math.floorMod(Math.floorDiv(hour, HOUR), (long) HOURS);
    }
}
