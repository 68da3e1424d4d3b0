package org.fengsui.hazards.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The areas that rain warnings are about, with their gauges: rain falls on a town, not on a gauge.
 * Immutable.
 */
public final class RainAreas {

    private final Map<String, List<Station>> gauges = new HashMap<>();

    /** The areas of all gauges of the registry that measure rain. */
    public RainAreas(Registry registry, AreaLevel per) {
        for (String id : new TreeSet<>(registry.stations().keySet())) {
            Station station = registry.station(id);
            if (station != null && station.measures("rain")) {
                gauges.computeIfAbsent(of(registry, station, per), area -> new ArrayList<>())
                        .add(station);
            }
        }
    }

    /**
     * Id of the area that a station's rain is judged for: the one at the level, the next above it
     * that the registry knows, or else the area that the station names.
     */
    public static String of(Registry registry, Station station, AreaLevel per) {
        for (int level = per.ordinal(); level >= 0; level--) {
            String area = registry.enclosing(station.area(), AreaLevel.values()[level]);
            if (area != null) {
                return area;
            }
        }
        return station.area();
    }

    /** The gauges of an area, by id; empty where it has none. */
    public List<Station> gauges(String area) {
        return gauges.getOrDefault(area, List.of());
    }

    /** Ids of all areas that have gauges. */
    public Iterable<String> ids() {
        return gauges.keySet();
    }

    /** The middle of an area's gauges, null where it has none. */
    public @Nullable Location middle(String area) {
        List<Station> all = gauges(area);
        if (all.isEmpty()) {
            return null;
        }
        double lon = all.stream().mapToDouble(gauge -> gauge.location().lon()).average().orElse(0);
        double lat = all.stream().mapToDouble(gauge -> gauge.location().lat()).average().orElse(0);
        return new Location(Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6, null);
    }
}
