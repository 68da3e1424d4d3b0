package org.fengsui.hazards.judging;

import org.fengsui.hazards.warning.Level;

/**
 * Memory of {@link LevelMachine}: the level of one series and what is under way. Mutable,
 * serializable; times are measured time in epoch ms.
 */
public final class LevelState {

    /** The level after confirm, hysteresis and hold. */
    public Level level = Level.NONE;

    /** When the present episode began; 0 at level none. */
    public long onset;

    /** Consecutive samples that reached blue, yellow, orange, red; counted up to confirm. */
    public int[] streaks = new int[Level.values().length - 1];

    /** Since when the value has been below {@link #level}; 0 while it is not. */
    public long belowSince;

    /** The highest level that was held since {@link #belowSince}. */
    public Level heldBelow = Level.NONE;

    /** Time of the newest sample that was taken in; 0 before the first. */
    public long stepAt;

    /** The newest accepted value, and when; NaN before the first. */
    public double accepted = Double.NaN;

    public long acceptedAt;

    /** A value that rose too steeply and waits for the next to confirm it; NaN without one. */
    public double doubtful = Double.NaN;

    /** Whether the doubtful value rose from dry ground faster than any water does. */
    public boolean boxed;

    /** Whether the newest value has moved off that plateau. */
    public boolean offPlateau;

    /** Where the value came from in the last hour, by span of five minutes; only for rises. */
    public long[] floorTimes = new long[0];

    public double[] floors = new double[0];

    LevelState copy() {
        LevelState copy = new LevelState();
        copy.level = level;
        copy.onset = onset;
        copy.streaks = streaks.clone();
        copy.belowSince = belowSince;
        copy.heldBelow = heldBelow;
        copy.stepAt = stepAt;
        copy.accepted = accepted;
        copy.acceptedAt = acceptedAt;
        copy.doubtful = doubtful;
        copy.boxed = boxed;
        copy.offPlateau = offPlateau;
        copy.floorTimes = floorTimes.clone();
        copy.floors = floors.clone();
        return copy;
    }
}
