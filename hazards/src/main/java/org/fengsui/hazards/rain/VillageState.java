package org.fengsui.hazards.rain;

import java.util.HashMap;
import java.util.Map;
import org.fengsui.hazards.judging.LevelState;

/** What is remembered of the rain on one village. Mutable, serializable. */
public final class VillageState {

    /** The level that each gauge has reached, by {@code station/sensor}. */
    public Map<String, LevelState> gauges = new HashMap<>();
}
