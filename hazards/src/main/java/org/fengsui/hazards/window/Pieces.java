package org.fengsui.hazards.window;

/** Takes the resolved pieces of a gauge's rain, the newest first, none overlapping another. */
interface Pieces {

    /**
     * An amount that fell evenly over (from, to].
     *
     * @param amount µm
     * @param period ms of the reading it comes from
     * @return whether older pieces are wanted
     */
    boolean add(long from, long to, long amount, long period);

    /**
     * What of the amount had fallen by an instant of (from, to], rounded to whole µm. Differences
     * of it split an amount without losing any.
     */
    static long fallen(long from, long to, long amount, long instant) {
        if (instant <= from) {
            return 0;
        }
        if (instant >= to) {
            return amount;
        }
        long length = to - from;
        return (2 * amount * (instant - from) + length) / (2 * length);
    }
}
