package org.fengsui.hazards.lifecycle;

import java.util.Collection;
import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.rain.PlaceRain;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * A depth gauge that is silent while it pours on its area is presumed at risk, also where it was
 * dry when it was heard last (design 2: unknown is not safe).
 */
final class LostInRain {

    static final String RULE = "area_rain.lost.";

    private static final LocalText WHY =
            new LocalText("区域暴雨中失联", "silent while it pours on the area");

    private LostInRain() {}

    /** What the gauges say, those that are silent at the level that is presumed. */
    static List<Assessment> presume(
            Collection<Assessment> contributions, @Nullable PlaceRain rain, Level lost) {
        if (rain == null || rain.level() == Level.NONE || lost == Level.NONE) {
            return List.copyOf(contributions);
        }
        return contributions.stream()
                .map(
                        each ->
                                each.freshness() == Freshness.UNKNOWN && lost.isAbove(each.level())
                                        ? presumed(each, rain, lost)
                                        : each)
                .toList();
    }

    private static Assessment presumed(Assessment silent, PlaceRain rain, Level lost) {
        Evidence evidence =
                new Evidence(
                        silent.station(),
                        silent.sensor().isEmpty() ? null : silent.sensor(),
                        "rain_level",
                        rain.level().ordinal(),
                        "",
                        ">=",
                        Level.ORANGE.ordinal(),
                        null,
                        Quality.NOT_EVALUATED,
                        rain.time(),
                        RULE + lost.id());
        return new Assessment(
                silent.subject(),
                silent.hazard(),
                silent.station(),
                silent.sensor(),
                lost,
                rain.time(),
                rain.time(),
                rain.received(),
                Freshness.UNKNOWN,
                Basis.PRESUMED,
                silent.quality(),
                false,
                silent.value(),
                silent.unit(),
                Double.NaN,
                List.of(evidence),
                null,
                WHY,
                silent.rules());
    }
}
