package org.fengsui.hazards.lifecycle;

import java.util.HashMap;
import java.util.Map;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.registry.RainAreas;
import org.fengsui.hazards.registry.RainOnVillages;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.ReleaseRule;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;

/**
 * What stations said that are no longer there: nobody measures it any more, so it is unknown, and
 * it stays until a person lifts the warning (design 5: a change of the registry never lifts).
 *
 * <p>It is kept under a key of its own, so that a gauge that is given the same id says nothing
 * about it.
 */
final class Departure {

    private static final LocalText STATION_LEFT =
            new LocalText("站点已移出登记", "the station left the registry");
    private static final LocalText PLACE_LEFT =
            new LocalText("地点已移出登记", "the place left the registry");

    /** No id holds it. */
    private static final char LEFT = '~';

    private final Registry registry;
    private final AreaLevel rainPer;

    /**
     * @param rainPer level of the areas that rain is warned of for
     */
    Departure(Registry registry, AreaLevel rainPer) {
        this.registry = registry;
        this.rainPer = rainPer;
    }

    /**
     * Sets aside what came from gauges that the registry no longer has; one that saw no danger is
     * forgotten.
     *
     * @return whether there was any danger among it
     */
    boolean settle(WarningState state, long now) {
        Map<String, Assessment> left = new HashMap<>();
        state.contributions.forEach(
                (series, assessment) -> {
                    if (series.indexOf(LEFT) < 0 && hasLeft(assessment)) {
                        left.put(series, assessment);
                    }
                });
        state.contributions.keySet().removeAll(left.keySet());
        left.values().removeIf(assessment -> assessment.level() == Level.NONE);
        left.forEach(
                (series, assessment) ->
                        state.contributions.merge(
                                series + LEFT,
                                assessment.unknown(now, reason(assessment.subject())),
                                Departure::worse));
        return !left.isEmpty();
    }

    /** Whether nobody is left who could measure the hazard at the place. */
    boolean isUnwatched(String subject, Hazard hazard) {
        return registry.stations().values().stream()
                .noneMatch(station -> watches(station, subject, hazard));
    }

    private boolean watches(Station station, String subject, Hazard hazard) {
        if (hazard == Hazard.STATION) {
            return station.id().equals(subject);
        }
        if (hazard == Hazard.FLASH_FLOOD) {
            Subject village = registry.subject(subject);
            return village != null && RainOnVillages.comesDownOn(station, village);
        }
        if (hazard == Hazard.RIVER && letsOut(station) && isUpstream(station, subject)) {
            return true;
        }
        return judgedAt(station, hazard).equals(subject)
                && station.sensors().stream()
                        .anyMatch(sensor -> measures(hazard, sensor.quantity()));
    }

    private static boolean letsOut(Station station) {
        return station.sensors().stream()
                .anyMatch(sensor -> ReleaseRule.mayWatch(sensor.quantity()));
    }

    /** Whether what the station's subject lets out reaches the place. */
    private boolean isUpstream(Station station, String place) {
        Subject reservoir = registry.subject(station.subjectId());
        return reservoir != null && registry.downstreamOf(reservoir).contains(place);
    }

    private String judgedAt(Station station, Hazard hazard) {
        return hazard == Hazard.RAINSTORM
                ? RainAreas.of(registry, station, rainPer)
                : station.subjectId();
    }

    /** Why nothing is known of the place any more. */
    LocalText reason(String subject) {
        return registry.subject(subject) == null && !registry.areas().containsKey(subject)
                ? PLACE_LEFT
                : STATION_LEFT;
    }

    private boolean hasLeft(Assessment assessment) {
        if (assessment.hazard() == Hazard.SYSTEM
                || Reports.isOne(assessment)
                || assessment.basis() == Basis.OFFICIAL) {
            return false;
        }
        Station station = registry.station(assessment.station());
        if (station == null) {
            return true;
        }
        Long installed = station.installed();
        if (installed != null && assessment.time() < installed) {
            return true;
        }
        if (assessment.hazard() == Hazard.STATION) {
            return false;
        }
        if (assessment.basis() == Basis.LINKED) {
            return !isUpstream(station, assessment.subject())
                    || station.sensors().stream()
                            .noneMatch(sensor -> sensor.series().equals(assessment.sensor()));
        }
        if (assessment.hazard() == Hazard.FLASH_FLOOD) {
            Subject village = registry.subject(assessment.subject());
            return village == null || !RainOnVillages.comesDownOn(station, village);
        }
        return !judgedAt(station, assessment.hazard()).equals(assessment.subject())
                || station.sensors().stream()
                        .filter(sensor -> sensor.id().equals(assessment.sensor()))
                        .noneMatch(sensor -> measures(assessment.hazard(), sensor.quantity()));
    }

    private static boolean measures(Hazard hazard, String quantity) {
        return switch (hazard) {
            case WATERLOGGING -> quantity.equals("water_depth");
            case RIVER, RESERVOIR -> quantity.equals("stage");
            case RAINSTORM -> quantity.equals("rain");
            default -> true;
        };
    }

    private static Assessment worse(Assessment known, Assessment more) {
        return known.level().isAbove(more.level()) ? known : more;
    }
}
