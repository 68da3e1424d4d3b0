package org.fengsui.hazards.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.hazards.registry.Area;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.registry.Location;
import org.jspecify.annotations.Nullable;

/** Reads {@code areas}: the administrative tree. */
final class AreaReader {

    private final Items items;

    AreaReader(Fields file) {
        this.items = Items.of(file, "areas");
    }

    Map<String, Area> read() {
        Map<String, Area> areas = new LinkedHashMap<>();
        for (Items.Item item : items.list()) {
            areas.put(item.id(), area(item.id(), item.fields()));
        }
        for (Items.Item item : items.list()) {
            checkParents(item, areas);
        }
        return areas;
    }

    /**
     * The area that a subject or a station names. A registry that lists no areas at all may name
     * any.
     */
    String reference(Fields fields) {
        Value value = fields.require("area", "the id of the area it lies in");
        String id = value == null ? null : value.id();
        if (value != null && id != null && !items.list().isEmpty() && !items.ids().contains(id)) {
            value.refuse(
                    "no area has the id '"
                            + id
                            + "'; list it under areas"
                            + Suggestion.forWord(id, items.ids()));
        }
        return Items.or(id, "");
    }

    private Area area(String id, Fields fields) {
        Value levelValue = fields.require("level", "city, district, town or village");
        AreaLevel level = levelValue == null ? null : levelValue.oneOf(AreaLevel.class);
        String parent = parent(fields);
        Value boundary = fields.get("boundary");
        List<Location> ring = boundary == null ? List.of() : Places.ring(boundary);
        Area area =
                new Area(
                        id, parent, Items.or(level, AreaLevel.CITY), Places.name(fields, id), ring);
        fields.refuseUnknown();
        return area;
    }

    private @Nullable String parent(Fields fields) {
        Value value = fields.get("parent");
        String parent = value == null ? null : value.id();
        if (value != null && parent != null && !items.ids().contains(parent)) {
            value.refuse(
                    "no area has the id '"
                            + parent
                            + "'; list it under areas"
                            + Suggestion.forWord(parent, items.ids()));
        }
        return parent;
    }

    private static void checkParents(Items.Item item, Map<String, Area> areas) {
        Set<String> seen = new HashSet<>();
        String id = item.id();
        while (id != null) {
            if (!seen.add(id)) {
                if (id.equals(item.id())) {
                    item.fields()
                            .reject("parent", "the area lies within itself; parents form a ring");
                }
                return;
            }
            Area area = areas.get(id);
            id = area == null ? null : area.parent();
        }
    }
}
