package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.hazards.registry.Links;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.registry.SubjectKind;
import org.jspecify.annotations.Nullable;

/** Reads {@code subjects}: what warnings are about. */
final class SubjectReader {

    private final Items items;
    private final AreaReader areas;
    private final Set<String> stations;

    SubjectReader(Fields file, AreaReader areas, Set<String> stations) {
        this.items = Items.of(file, "subjects");
        this.areas = areas;
        this.stations = stations;
    }

    Map<String, Subject> read() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        for (Items.Item item : items.list()) {
            subjects.put(item.id(), subject(item.id(), item.fields()));
        }
        return subjects;
    }

    /** The subject that a station names, null where it names none. */
    @Nullable String reference(Fields fields) {
        Value value = fields.get("subject");
        String id = value == null ? null : value.id();
        if (value != null && id != null && !items.ids().contains(id)) {
            value.refuse(
                    "no subject has the id '"
                            + id
                            + "'; list it under subjects"
                            + Suggestion.forWord(id, items.ids()));
        }
        return id;
    }

    private Subject subject(String id, Fields fields) {
        Value kindValue = fields.require("kind", "underpass, low_road, reach, slope, …");
        SubjectKind kind = kindValue == null ? null : kindValue.oneOf(SubjectKind.class);
        Value polygon = fields.get("polygon");
        List<Location> ring = polygon == null ? List.of() : Places.ring(polygon);
        Value closeAt = fields.get("close_at");
        Subject subject =
                new Subject(
                        id,
                        Items.or(kind, SubjectKind.ROAD),
                        Places.name(fields, id),
                        areas.reference(fields),
                        location(fields, ring),
                        ring,
                        closeAt == null
                                ? null
                                : closeAt.number("a depth in m above 0, at most 20", 0.001, 20),
                        links(fields));
        checkDescriptions(fields);
        fields.refuseUnknown();
        return subject;
    }

    private static Location location(Fields fields, List<Location> ring) {
        Value location = fields.get("location");
        if (location != null) {
            return Places.location(location);
        }
        if (!fields.has("polygon")) {
            fields.reject("location", "missing; expected {lon: …, lat: …}, or a polygon");
        }
        return Places.middle(ring);
    }

    private void checkDescriptions(Fields fields) {
        for (String key : List.of("evacuation", "responsible", "video")) {
            Places.optionalText(fields, key);
        }
        Value threatened = fields.get("threatened");
        Fields people =
                threatened == null ? null : threatened.fields("{households: 12, people: 40}");
        if (people != null) {
            for (String key : List.of("households", "people")) {
                Value count = people.get(key);
                if (count != null) {
                    count.integer("a whole number", 0);
                }
            }
            people.refuseUnknown();
        }
    }

    private Links links(Fields fields) {
        Value links = fields.get("links");
        Fields lists = links == null ? null : links.fields("{rain: [station, …], upstream: […]}");
        if (lists == null) {
            return Links.NONE;
        }
        Links read =
                new Links(
                        link(lists.get("rain")),
                        link(lists.get("upstream")),
                        link(lists.get("downstream")),
                        link(lists.get("threatens")));
        lists.refuseUnknown();
        return read;
    }

    private List<String> link(@Nullable Value list) {
        List<String> ids = new ArrayList<>();
        if (list == null) {
            return ids;
        }
        for (Value value : list.items("a list of ids of stations or subjects")) {
            String id = value.id();
            if (id != null && !items.ids().contains(id) && !stations.contains(id)) {
                value.refuse("no station or subject has the id '" + id + "'; list it or remove it");
            } else if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }
}
