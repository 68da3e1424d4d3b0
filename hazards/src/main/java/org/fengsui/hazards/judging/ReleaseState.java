package org.fengsui.hazards.judging;

/** What {@link ReleaseWatch} remembers of one series. Mutable, serializable. */
public final class ReleaseState {

    public LevelState machine = new LevelState();

    /** {@code received} of the newest value that counted, epoch ms. */
    public long lastReceived;

    /** Whether the places downstream have been told that nothing is known any more. */
    public boolean lost;

    /** The newest value, when it was measured, and how far it had risen. */
    public double value;

    public long time;

    public double rise;

    /** The rise that was to be told at that time. */
    public double step;
}
