package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of things with ids, each id once.
 *
 * @param ids all ids, also of things that have other problems, so that a reference to them is not
 *     reported as a second fault
 */
record Items(List<Item> list, Set<String> ids) {

    /** One thing; its id is "" where a problem was noted. */
    record Item(String id, Fields fields) {}

    static Items of(Fields file, String key) {
        Value value = file.get(key);
        List<Item> list = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        if (value != null) {
            for (Value element : value.items("a list, one '- id: …' per line")) {
                Fields fields = element.fields("a map with an 'id'");
                if (fields != null) {
                    list.add(new Item(idOf(fields, ids), fields));
                }
            }
        }
        return new Items(list, ids);
    }

    private static String idOf(Fields fields, Set<String> ids) {
        Value value = fields.require("id", "an id of letters, digits, '_' or '-'");
        String id = value == null ? null : value.id();
        if (id != null && !ids.add(id)) {
            fields.reject("id", "'" + id + "' is used twice in this list; ids must be unique");
        }
        return or(id, "");
    }

    /** The value, or the fallback where a problem was noted instead. */
    static <T> T or(@Nullable T value, T fallback) {
        return Objects.requireNonNullElse(value, fallback);
    }
}
