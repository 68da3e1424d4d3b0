package org.fengsui.hazards.window;

/** Takes totals of clock hours, the newest first. */
interface HourPieces {

    /**
     * A total in µm, spread evenly over the reported minutes.
     *
     * @param minutes a bit for each minute reported
     * @return whether older hours are wanted
     */
    boolean addHour(long hour, long amount, long minutes);
}
