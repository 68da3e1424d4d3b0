package org.fengsui.hazards.window;

import java.util.Arrays;

/**
 * Fills nested windows (time − W, time] from pieces that come newest first.
 *
 * <p>Each piece, cut at the windows' edges, goes to the smallest window that holds it and is not
 * shorter than the piece's period, unless those count pro rata; the sums are then those of the
 * windows within. One pass, a few additions a piece.
 */
final class WindowFill implements Pieces, HourPieces {

    private static final long MINUTE = 60_000;

    private final long time;
    private final long floor;
    private final boolean proRata;
    private final long[] lengths;
    private final long[] amounts;
    private final long[] covered;
    private int window;
    private long edge;
    private long lastPeriod = -1;
    private int lastFits;

    /**
     * @param floor pieces count after this instant only
     * @param lengths of the windows in ms, rising
     * @param proRata whether a piece that is longer than a window has part in it
     */
    WindowFill(long time, long floor, long[] lengths, boolean proRata) {
        this.proRata = proRata;
        this.time = time;
        this.floor = floor;
        this.lengths = lengths;
        this.amounts = new long[lengths.length];
        this.covered = new long[lengths.length];
        this.edge = time - lengths[0];
    }

    @Override
    public boolean add(long from, long to, long amount, long period) {
        if (to <= time && from >= edge && from >= floor) {
            put(period, amount, to - from);
            return true;
        }
        long start = Math.max(from, floor);
        long end = Math.min(to, time);
        while (start < end && reaches(end)) {
            long cut = Math.max(start, edge);
            long share =
                    Pieces.fallen(from, to, amount, end) - Pieces.fallen(from, to, amount, cut);
            put(period, share, end - cut);
            end = cut;
        }
        return to > floor && edge != Long.MAX_VALUE;
    }

    @Override
    public boolean addHour(long hour, long amount, long minutes) {
        long to = hour + HourTotals.HOUR;
        if (to <= time && hour >= edge) {
            put(HourTotals.HOUR, amount, Long.bitCount(minutes) * MINUTE);
            return true;
        }
        long spread = minutes == 0 ? HourTotals.mask(hour, hour, to) : minutes;
        int all = Long.bitCount(spread);
        long end = Math.min(to, time);
        while (hour < end && reaches(end)) {
            long cut = Math.max(hour, edge);
            int before = Long.bitCount(spread & HourTotals.mask(hour, hour, cut));
            int upTo = Long.bitCount(spread & HourTotals.mask(hour, hour, end));
            long share =
                    Pieces.fallen(0, all, amount, upTo) - Pieces.fallen(0, all, amount, before);
            put(HourTotals.HOUR, share, minutes == 0 ? 0 : (upTo - before) * MINUTE);
            end = cut;
        }
        return edge != Long.MAX_VALUE;
    }

    /** Sums in mm by window; NaN where nothing was reported. */
    WindowSums result() {
        double[] millimetres = new double[lengths.length];
        double[] coverages = new double[lengths.length];
        long amount = 0;
        long reported = 0;
        for (int i = 0; i < lengths.length; i++) {
            amount += amounts[i];
            reported += covered[i];
            millimetres[i] = reported == 0 ? Double.NaN : amount / 1000.0;
            coverages[i] = Math.min(1, (double) reported / lengths[i]);
        }
        return new WindowSums(time, millimetres, coverages);
    }

    /** Moves on to the smallest window that reaches back behind the instant; false for none. */
    private boolean reaches(long instant) {
        while (instant <= edge) {
            window++;
            edge = window < lengths.length ? time - lengths[window] : Long.MAX_VALUE;
            if (edge == Long.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }

    private void put(long period, long amount, long length) {
        if (period != lastPeriod) {
            int index = Arrays.binarySearch(lengths, period);
            lastFits = index >= 0 ? index : -index - 1;
            lastPeriod = period;
        }
        int index = proRata ? window : Math.max(window, lastFits);
        if (index < lengths.length) {
            amounts[index] += amount;
            covered[index] += length;
        }
    }
}
