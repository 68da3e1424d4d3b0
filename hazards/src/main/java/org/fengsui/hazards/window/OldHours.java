package org.fengsui.hazards.window;

/**
 * Rain of one gauge by clock hour for the {@link #HOURS} hours before those of {@link HourTotals}:
 * what nothing that comes late changes any more. For sums of days.
 *
 * <p>State: 5 bytes an hour, none before the first. The public fields are there for the state
 * serializer.
 */
public final class OldHours {

    static final int HOURS = 14 * 24;

    /** µm by hour number modulo {@link #HOURS}. */
    public int[] amounts = new int[0];

    /** Number of minutes reported. */
    public byte[] minutes = new byte[0];

    /** End of the last hour held, epoch ms. */
    public long until;

    /** Takes the hour that follows {@link #until}, or a later one, and forgets what falls out. */
    void append(long hour, long amount, int reported) {
        if (amounts.length == 0) {
            if (reported == 0) {
                return;
            }
            amounts = new int[HOURS];
            minutes = new byte[HOURS];
            until = hour;
        }
        long first = Math.max(until, hour - HOURS * HourTotals.HOUR);
        for (long passed = first; passed < hour; passed += HourTotals.HOUR) {
            amounts[slot(passed)] = 0;
            minutes[slot(passed)] = 0;
        }
        amounts[slot(hour)] = (int) amount;
        minutes[slot(hour)] = (byte) reported;
        until = hour + HourTotals.HOUR;
    }

    /** Passes on the hours before {@code end}, the newest first, while they are wanted. */
    void walk(long end, HourPieces pieces) {
        if (amounts.length == 0) {
            return;
        }
        boolean wanted = true;
        long since = until - HOURS * HourTotals.HOUR;
        for (long hour = Math.min(end, until) - HourTotals.HOUR;
                wanted && hour >= since;
                hour -= HourTotals.HOUR) {
            int reported = minutes[slot(hour)];
            if (reported > 0) {
                wanted = pieces.addHour(hour, amounts[slot(hour)], (1L << reported) - 1);
            }
        }
    }

    private static int slot(long hour) {
        return (int) Math.floorMod(Math.floorDiv(hour, HourTotals.HOUR), (long) HOURS);
    }
}
