package org.fengsui.hazards.judging;

/** What {@link ReleaseWatch} remembers of one series. Mutable, serializable. */
public final class ReleaseState {

    public LevelState machine = new LevelState();

    /** {@code received} of the newest value that counted, epoch ms. */
    public long lastReceived;

    /** Whether the places downstream have been told that nothing is known any more. */
    public boolean lost;

    /** The newest rise that was told: to which value, when, and from which step on it was told. */
    public double rise;

    public double riseTo;

    public long riseAt;

    public double step;
}
