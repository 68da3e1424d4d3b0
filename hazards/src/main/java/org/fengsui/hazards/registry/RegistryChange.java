package org.fengsui.hazards.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between a registry and the next, as far as it concerns those who are judged. */
public final class RegistryChange {

    private RegistryChange() {}

    /** Ids of the subjects and areas that are gone or watched by other gauges than before. */
    public static Set<String> subjects(Registry before, Registry after) {
        Set<String> changed = new TreeSet<>();
        for (Station station : before.stations().values()) {
            if (!isSameGauge(station, after.station(station.id()))) {
                changed.add(station.id());
                changed.add(station.subjectId());
                changed.addAll(rainAreas(before, station));
                Subject subject = before.subject(station.subjectId());
                changed.addAll(subject == null ? Set.of() : subject.links().downstream());
                before.subjects().values().stream()
                        .filter(each -> RainOnVillages.comesDownOn(station, each))
                        .map(Subject::id)
                        .forEach(changed::add);
            }
        }
        for (Subject subject : before.subjects().values()) {
            Subject next = after.subject(subject.id());
            if (next == null || !next.links().rain().equals(subject.links().rain())) {
                changed.add(subject.id());
            }
            if (next == null || !next.links().downstream().equals(subject.links().downstream())) {
                changed.addAll(subject.links().downstream());
            }
        }
        return changed;
    }

    /** All that its rain may be judged for. */
    private static Set<String> rainAreas(Registry registry, Station station) {
        Set<String> areas = new TreeSet<>();
        if (station.measures("rain")) {
            areas.add(station.area());
            for (AreaLevel level : AreaLevel.values()) {
                areas.add(RainAreas.of(registry, station, level));
            }
        }
        return areas;
    }

    /**
     * A line for each station id that is given to another gauge, without an {@code installed} that
     * tells its readings from those of the former one.
     *
     * @param inForce when the former registry was last known to be in force, epoch ms
     */
    public static List<String> problems(Registry before, Registry after, long inForce) {
        List<String> problems = new ArrayList<>();
        for (String id : new TreeSet<>(before.stations().keySet())) {
            Station former = before.stations().get(id);
            Station next = after.station(id);
            if (former == null || next == null || isSamePlace(former, next)) {
                continue;
            }
            Long installed = next.installed();
            if (installed == null || installed <= inForce) {
                problems.add(
                        ("registry: station '%s' was of kind %s at '%s' and now is of kind %s at"
                                        + " '%s': give the new gauge an id of its own, or an"
                                        + " 'installed' after %s")
                                .formatted(
                                        id,
                                        word(former.kind()),
                                        former.subjectId(),
                                        word(next.kind()),
                                        next.subjectId(),
                                        Instant.ofEpochMilli(inForce)
                                                .atZone(after.zone())
                                                .toOffsetDateTime()));
            }
        }
        return problems;
    }

    private static String word(StationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isSamePlace(Station former, Station next) {
        return former.kind() == next.kind() && former.subjectId().equals(next.subjectId());
    }

    private static boolean isSameGauge(Station former, @Nullable Station next) {
        return next != null
                && isSamePlace(former, next)
                && Objects.equals(former.installed(), next.installed())
                && former.sensors().equals(next.sensors())
                && (!former.measures("rain") || former.area().equals(next.area()));
    }
}
