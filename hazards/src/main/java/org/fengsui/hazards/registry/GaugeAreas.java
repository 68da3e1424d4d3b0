package org.fengsui.hazards.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which areas a gauge tells of its rain, and which places of an area must know of it. A gauge tells
 * the area that is warned of and the district, in which gauges are held against each other.
 * Immutable.
 */
public final class GaugeAreas {

    private final Map<String, Set<String>> gauges = new HashMap<>();
    private final Map<String, Set<String>> places = new TreeMap<>();
    private final Set<String> districts = new HashSet<>();

    public GaugeAreas(Registry registry, AreaLevel per) {
        for (Station station : registry.stations().values()) {
            if (station.measures("rain")) {
                for (String area : of(registry, station, per)) {
                    gauges.computeIfAbsent(area, id -> new HashSet<>()).add(station.id());
                }
                districts.add(RainAreas.of(registry, station, AreaLevel.DISTRICT));
            }
            if (station.measures("water_depth")) {
                places.computeIfAbsent(
                                RainAreas.of(registry, station, per), area -> new TreeSet<>())
                        .add(station.subjectId());
            }
        }
    }

    /** Ids of the areas that the gauge tells: one, or two. */
    public static Set<String> of(Registry registry, Station gauge, AreaLevel per) {
        Set<String> areas = new TreeSet<>();
        areas.add(RainAreas.of(registry, gauge, per));
        areas.add(RainAreas.of(registry, gauge, AreaLevel.DISTRICT));
        return areas;
    }

    public boolean has(String area, String gauge) {
        return gauges.getOrDefault(area, Set.of()).contains(gauge);
    }

    public int gauges(String area) {
        return gauges.getOrDefault(area, Set.of()).size();
    }

    public boolean isDistrict(String area) {
        return districts.contains(area);
    }

    /** Places of the area whose depth is measured, sorted. */
    public List<String> places(String area) {
        return List.copyOf(places.getOrDefault(area, Set.of()));
    }
}
