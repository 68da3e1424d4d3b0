package org.fengsui.hazards.judging;

import java.util.HashMap;
import java.util.Map;

/** What is remembered of one station. Mutable, serializable. */
public final class StationState {

    /**
     * When the newest reading or deadline was handled, epoch ms; 0 before the first. The next
     * deadline follows from the configuration of that moment, however often it is asked for.
     */
    public long handled;

    public ClockState clock = new ClockState();

    /** Keyed by {@code quantity} or {@code quantity@sensor}. */
    public Map<String, SeriesState> series = new HashMap<>();
}
