package org.fengsui.hazards.window;

/**
 * Rain in all windows (time − W, time], by {@link RainWindow#ordinal()}.
 *
 * @param time end of the windows, epoch ms
 * @param amounts mm; NaN where nothing was reported at a period that fits into the window. With a
 *     coverage below 1 it is a lower bound: it may raise a level, never lower one
 * @param coverages share of the window that was reported, 0–1
 */
@SuppressWarnings("ArrayRecordComponent")
public record WindowSums(long time, double[] amounts, double[] coverages) {

    /** Sum in mm, NaN where it is not given. */
    public double amount(RainWindow window) {
        return amounts[window.ordinal()];
    }

    public double coverage(RainWindow window) {
        return coverages[window.ordinal()];
    }
}
