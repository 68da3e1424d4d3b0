package org.fengsui.hazards.judging;

import java.util.HashMap;
import java.util.Map;
import org.fengsui.hazards.quality.SeriesMemory;
import org.fengsui.hazards.window.RainCounter;
import org.jspecify.annotations.Nullable;

/** What is remembered of one station. Mutable, serializable. */
public final class StationState {

    /**
     * When the newest reading or deadline was handled, epoch ms; 0 before the first. The next
     * deadline follows from the configuration of that moment, however often it is asked for.
     */
    public long handled;

    /** Kind and subject of the gauge that all this is of; null before the first reading. */
    public @Nullable String gauge;

    /** What the registry said last of when the gauge was installed, epoch ms; 0 for nothing. */
    public long installed;

    /** {@code received} of the first reading of this gauge; 0 before it. */
    public long since;

    /** {@code received} of the newest reading of the gauge that had this id before; 0 for none. */
    public long formerUntil;

    public ClockState clock = new ClockState();

    /** Keyed by {@code quantity} or {@code quantity@sensor}. */
    public Map<String, SeriesState> series = new HashMap<>();

    /** What quality tests remember, keyed as {@link #series}; only of series that have tests. */
    public Map<String, SeriesMemory> memory = new HashMap<>();

    /** What is let out, keyed as {@link #series}; only where somebody downstream is told. */
    public Map<String, ReleaseState> releases = new HashMap<>();

    /** Counters of rain, keyed as {@link #series}; only those that amounts are computed from. */
    public Map<String, RainCounter> counters = new HashMap<>();
}
