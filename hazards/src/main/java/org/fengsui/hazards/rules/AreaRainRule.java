package org.fengsui.hazards.rules;

import java.util.List;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * How the gauges of an area make one rain warning, and what else follows from its rain.
 *
 * @param per level of the areas that are warned of; a gauge outside any such counts for the next
 *     area above it
 * @param gauges so many gauges of the area must have reached a level, all of them where it has
 *     fewer
 * @param lost level that a depth gauge is presumed to stand at when it is silent while its area is
 *     at orange or above; none where nothing is presumed
 * @param neighbours null where gauges are not held against each other
 * @param ahead what official forecasts of rain give rise to; empty where nothing follows from them
 */
public record AreaRainRule(
        String path,
        AreaLevel per,
        int gauges,
        Level lost,
        @Nullable NeighbourRule neighbours,
        List<Ahead> ahead) {

    /** {@code mm} or more expected within {@code window} ms gives {@code level}. */
    public record Ahead(long window, Level level, double mm) {}

    /** What counts where a rule set says nothing of it. */
    public static final AreaRainRule PLAIN =
            new AreaRainRule("area_rain", AreaLevel.TOWN, 1, Level.NONE, null, List.of());
}
