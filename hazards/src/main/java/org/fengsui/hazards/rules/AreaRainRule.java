package org.fengsui.hazards.rules;

import org.fengsui.hazards.registry.AreaLevel;

/**
 * How the gauges of an area make one rain warning.
 *
 * @param per level of the areas that are warned of; a gauge outside any such counts for the next
 *     area above it
 * @param gauges so many gauges of the area must have reached a level, all of them where it has
 *     fewer
 */
public record AreaRainRule(String path, AreaLevel per, int gauges) {

    /** What counts where a rule set says nothing of it. */
    public static final AreaRainRule PLAIN = new AreaRainRule("area_rain", AreaLevel.TOWN, 1);
}
