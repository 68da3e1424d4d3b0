package org.fengsui.hazards.judging;

import org.fengsui.hazards.window.Samples;

/**
 * Runs the level machine over the live samples of a series in the order of measured time, whatever
 * order they came in.
 *
 * <p>A newer sample is one step. A late one, or a correction, runs the machine again over all
 * samples that are kept, starting from {@link SeriesState#base}: the state after those that are
 * not.
 */
final class LevelHistory {

    private final SeriesModel model;
    private final long longestGap;
    private final long usualGap;

    /**
     * @param longestGap ms between two samples beyond which nobody knows what was between them
     * @param usualGap ms between two samples up to which none is missing
     */
    LevelHistory(SeriesModel model, long longestGap, long usualGap) {
        this.model = model;
        this.longestGap = longestGap;
        this.usualGap = usualGap;
    }

    /** Lets the base pass the samples that a sample at {@code time} is going to drive out. */
    void makeRoom(SeriesState series, long time, Downtime downtime) {
        int dropped = series.samples.droppedBy(time);
        for (int i = 0; i < dropped; i++) {
            step(series, series.base, i, downtime);
        }
    }

    /** Takes account of the newest sample. */
    void append(SeriesState series, Downtime downtime) {
        step(series, series.current, series.samples.size() - 1, downtime);
    }

    /** Takes account of a sample that was put in, or replaced, among the others. */
    void rerun(SeriesState series, Downtime downtime) {
        series.current = series.base.copy();
        for (int i = 0; i < series.samples.size(); i++) {
            step(series, series.current, i, downtime);
        }
    }

    private void step(SeriesState series, LevelState machine, int index, Downtime downtime) {
        Samples samples = series.samples;
        if (samples.live(index)) {
            Step step = model.step(series, machine, index);
            boolean missed = step.time() - machine.stepAt > usualGap;
            long unheard = missed ? downtime.within(machine.stepAt, step.time()) : 0;
            LevelMachine.step(machine, step, model.persistence(), longestGap, unheard);
        }
    }
}
