package org.fengsui.hazards.window;

/**
 * Adds up rain backwards until it finds a dry spell that is long enough. Time that nobody reported
 * is not dry.
 */
final class EventWalk implements Pieces, HourPieces {

    private final long time;
    private final long gap;
    private long amount;
    private long dry;
    private long earliest;

    /**
     * @param time end of the event so far
     * @param gap dry ms that part events
     */
    EventWalk(long time, long gap) {
        this.time = time;
        this.gap = gap;
        this.earliest = time;
    }

    @Override
    public boolean add(long from, long to, long fallen, long period) {
        if (from >= time) {
            return true;
        }
        long start = Math.min(to, time);
        long share = to <= time ? fallen : Pieces.fallen(from, to, fallen, time);
        return take(from, start, share, period);
    }

    @Override
    public boolean addHour(long hour, long fallen, long minutes) {
        if (dry >= gap) {
            return false;
        }
        long to = hour + HourTotals.HOUR;
        if (hour >= earliest) {
            return true;
        }
        long end = Math.min(to, earliest);
        boolean whole = Long.bitCount(minutes) == 60;
        return take(whole ? hour : end, end, fallen, 0);
    }

    private boolean take(long from, long to, long fallen, long period) {
        boolean joined = earliest - to <= RainReadings.jitter(period);
        if (fallen > 0 || !joined) {
            dry = 0;
        }
        if (fallen == 0) {
            dry += to - from;
        }
        amount += fallen;
        earliest = from;
        return dry < gap;
    }

    /** Sum in mm. */
    double total() {
        return amount / 1000.0;
    }
}
