package org.fengsui.hazards.rain;

import java.util.HashMap;
import java.util.Map;
import org.fengsui.hazards.judging.GaugeRain;
import org.fengsui.hazards.warning.Level;

/** What is remembered of the rain of one area. Mutable, serializable. */
public final class AreaRainState {

    /** What each gauge said last, by {@code station/sensor}. */
    public Map<String, GaugeRain> gauges = new HashMap<>();

    /** When the gauges are compared next, epoch ms; 0 for never. */
    public long dueAt;

    /** Whether there was rain at the comparison before. */
    public boolean wet;

    /** The level that the places of the area were told. */
    public Level told = Level.NONE;

    /** What was said of which gauge, by {@code station/sensor}. */
    public Map<String, Doubted> doubts = new HashMap<>();
}
