package org.fengsui.hazards.registry;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is watched, immutable, as one version.
 *
 * <p>Maps are keyed by id. A station without a subject is its own subject: {@link #subject} answers
 * for both.
 */
public record Registry(
        int version,
        ZoneId zone,
        Map<String, QuantityDef> quantities,
        Map<String, Area> areas,
        Map<String, Subject> subjects,
        Map<String, Station> stations) {

    public Registry {
        quantities = Map.copyOf(quantities);
        areas = Map.copyOf(areas);
        subjects = Map.copyOf(subjects);
        stations = Map.copyOf(stations);
    }

    public @Nullable Station station(String id) {
        return stations.get(id);
    }

    /** The subject with this id, or the station of this id seen as a subject, or null. */
    public @Nullable Subject subject(String id) {
        Subject subject = subjects.get(id);
        if (subject != null) {
            return subject;
        }
        Station station = stations.get(id);
        return station == null ? null : asSubject(station);
    }

    /** Ids of the subjects downstream of one; a station that is linked stands for its subject. */
    public List<String> downstreamOf(Subject subject) {
        return subject.links().downstream().stream().map(this::subjectId).distinct().toList();
    }

    private String subjectId(String linked) {
        Station station = stations.get(linked);
        return station == null || subjects.containsKey(linked) ? linked : station.subjectId();
    }

    /** The name of an area, the id itself where the registry does not list it. */
    public LocalText areaName(String id) {
        Area area = areas.get(id);
        return area == null ? new LocalText(id, id) : area.name();
    }

    /** Id of the enclosing (or same) area at the given level, null where there is none. */
    public @Nullable String enclosing(String areaId, AreaLevel level) {
        Area area = areas.get(areaId);
        while (area != null && area.level() != level) {
            String parent = area.parent();
            area = parent == null ? null : areas.get(parent);
        }
        return area == null ? null : area.id();
    }

    private static Subject asSubject(Station station) {
        SubjectKind kind =
                switch (station.kind()) {
                    case RIVER -> SubjectKind.REACH;
                    case RESERVOIR -> SubjectKind.RESERVOIR;
                    case SLOPE -> SubjectKind.SLOPE;
                    case CAMERA, TOWER -> SubjectKind.FOREST;
                    case WATERLOGGING -> SubjectKind.LOW_ROAD;
                    default -> SubjectKind.VILLAGE;
                };
        return new Subject(
                station.id(),
                kind,
                station.name(),
                station.area(),
                station.location(),
                List.of(),
                null,
                Links.NONE);
    }
}
