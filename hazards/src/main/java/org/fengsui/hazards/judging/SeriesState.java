package org.fengsui.hazards.judging;

import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.window.RainSums;
import org.fengsui.hazards.window.Samples;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one judged series (station, sensor, quantity). Mutable, serializable.
 *
 * <p>The level after a set of live samples is a function of the set, not of their arrival: a sample
 * that comes late is put in its place and the level machine is run again from {@link #base}.
 */
public final class SeriesState {

    public Samples samples = new Samples();

    /** Rain gauges only. */
    public @Nullable RainSums rain;

    /** State of the level machine after the samples that are no longer kept. */
    public LevelState base = new LevelState();

    /** State after all samples. */
    public LevelState current = new LevelState();

    /** {@code received} of the newest usable live reading; 0 before the first. */
    public long lastReceived;

    /** Whether it is wet, and so is to report at its shorter interval. */
    public boolean wet;

    public Freshness freshness = Freshness.FRESH;

    /** Level presumed because the series fell silent while rising; none while it is heard. */
    public Level presumed = Level.NONE;

    /** Whether it ever was at a level: its silence then concerns warnings that are still open. */
    public boolean concerned;

    /** What the newest assessment said. */
    public Level saidLevel = Level.NONE;

    public Freshness saidFreshness = Freshness.FRESH;

    public Basis saidBasis = Basis.MEASURED;

    /** Rain gauges only: what places were told last, and in which span of five minutes. */
    public Level toldLevel = Level.NONE;

    public Freshness toldFreshness = Freshness.FRESH;

    public long toldSpan;

    /** The backfill episode under way: highest level so far and its onset; none outside one. */
    public Level retroLevel = Level.NONE;

    public long retroOnset;
}
