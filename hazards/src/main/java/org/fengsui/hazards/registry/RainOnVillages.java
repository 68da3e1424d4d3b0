package org.fengsui.hazards.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which subjects the rain of a gauge comes down on: those that link it, or its own. Immutable. */
public final class RainOnVillages {

    private final Map<String, Set<String>> villages = new HashMap<>();

    /**
     * @param wanted the subjects that are looked at
     */
    public RainOnVillages(Registry registry, Predicate<Subject> wanted) {
        for (Subject subject : registry.subjects().values()) {
            if (wanted.test(subject)) {
                for (Station station : registry.stations().values()) {
                    if (comesDownOn(station, subject)) {
                        villages.computeIfAbsent(station.id(), id -> new TreeSet<>())
                                .add(subject.id());
                    }
                }
            }
        }
    }

    /** Whether a gauge's rain is that of a subject: linked by itself or by its own subject. */
    public static boolean comesDownOn(Station station, Subject subject) {
        return station.measures("rain")
                && (station.subjectId().equals(subject.id())
                        || subject.links().rain().contains(station.id())
                        || subject.links().rain().contains(station.subjectId()));
    }

    public Set<String> of(String station) {
        return villages.getOrDefault(station, Set.of());
    }
}
