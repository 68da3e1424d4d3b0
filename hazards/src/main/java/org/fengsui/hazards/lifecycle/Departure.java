package org.fengsui.hazards.lifecycle;

import java.util.Map;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.LocalText;

/**
 * What a station said stays, as unknown, after the registry no longer lets it speak of the subject:
 * a change of the registry never lifts by itself (design 5). Only the majority of {@code system}
 * goes without those that left.
 */
final class Departure {

    private static final LocalText REASON =
            new LocalText("站点已移出登记表", "the station left the registry");

    private Departure() {}

    /**
     * Marks what stations said that have left.
     *
     * @return whether anything is new
     */
    static boolean mark(
            Map<String, Assessment> contributions, Hazard hazard, Registry registry, long now) {
        if (hazard == Hazard.SYSTEM) {
            contributions.values().removeIf(each -> registry.station(each.station()) == null);
            return false;
        }
        boolean news = false;
        for (Map.Entry<String, Assessment> entry : contributions.entrySet()) {
            Assessment said = entry.getValue();
            if (hasLeft(said, registry) && !REASON.equals(said.reason())) {
                entry.setValue(unknown(said, now));
                news = true;
            }
        }
        return news;
    }

    private static boolean hasLeft(Assessment said, Registry registry) {
        Station station = registry.station(said.station());
        if (station == null) {
            return true;
        }
        boolean elsewhere =
                said.hazard() != Hazard.STATION && !station.subjectId().equals(said.subject());
        Long installed = station.installed();
        return elsewhere || (installed != null && said.time() < installed);
    }

    private static Assessment unknown(Assessment said, long now) {
        return new Assessment(
                said.subject(),
                said.hazard(),
                said.station(),
                said.sensor(),
                said.level(),
                said.onset(),
                said.time(),
                now,
                Freshness.UNKNOWN,
                said.basis(),
                said.quality(),
                false,
                said.value(),
                said.unit(),
                Double.NaN,
                said.evidence(),
                null,
                REASON,
                said.rules());
    }
}
