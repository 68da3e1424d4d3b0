package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/** Names and positions as they are written in configuration. WGS-84 degrees, m. */
final class Places {

    static final Location NOWHERE = new Location(0, 0, null);

    private static final String RING = "a list of [lon, lat] pairs";

    private Places() {}

    /** A name in one string or as {@code {zh, en}}; one language stands in for the other. */
    static LocalText name(Fields fields, String fallback) {
        Value value = fields.get("name");
        if (value == null) {
            return new LocalText(fallback, fallback);
        }
        if (value.isText()) {
            String text = Items.or(value.text("a name"), fallback);
            return new LocalText(text, text);
        }
        Fields languages = value.fields("a name, or {zh: …, en: …}");
        if (languages == null) {
            return new LocalText(fallback, fallback);
        }
        String zh = optionalText(languages, "zh");
        String en = optionalText(languages, "en");
        optionalText(languages, "spoken");
        languages.refuseUnknown();
        if (zh == null && en == null) {
            value.refuse("expected at least one of zh and en");
        }
        String first = Items.or(zh, Items.or(en, fallback));
        return new LocalText(first, Items.or(en, first));
    }

    static @Nullable String optionalText(Fields fields, String key) {
        Value value = fields.get(key);
        return value == null ? null : value.text("text");
    }

    /** {@code {lon, lat, elevation?}}. */
    static Location location(Value value) {
        Fields fields = value.fields("a position {lon: 120.15, lat: 30.28}");
        if (fields == null) {
            return NOWHERE;
        }
        Double lon = coordinate(fields.require("lon", "degrees east"), "lon", 180);
        Double lat = coordinate(fields.require("lat", "degrees north"), "lat", 90);
        Value elevation = fields.get("elevation");
        Double height =
                elevation == null
                        ? null
                        : elevation.number("an elevation of -500 to 9000 m", -500, 9000);
        fields.refuseUnknown();
        return new Location(Items.or(lon, 0.0), Items.or(lat, 0.0), height);
    }

    /** A ring of {@code [lon, lat]} pairs, closed if it is not. */
    static List<Location> ring(Value value) {
        List<Location> ring = new ArrayList<>();
        for (Value pair : value.items(RING)) {
            List<Value> numbers = pair.items("a [lon, lat] pair");
            if (numbers.size() == 2) {
                Double lon = coordinate(numbers.get(0), "lon", 180);
                Double lat = coordinate(numbers.get(1), "lat", 90);
                ring.add(new Location(Items.or(lon, 0.0), Items.or(lat, 0.0), null));
            } else if (pair.isList()) {
                pair.refuse("expected a [lon, lat] pair, found " + numbers.size() + " elements");
            }
        }
        if (value.isList() && ring.size() < 3) {
            value.refuse("expected at least three positions, found " + ring.size());
            return List.of();
        }
        if (!ring.isEmpty() && !ring.get(0).equals(ring.get(ring.size() - 1))) {
            ring.add(ring.get(0));
        }
        return List.copyOf(ring);
    }

    /** Mean of the corners of a closed ring: good enough to put a mark on a map. */
    static Location middle(List<Location> ring) {
        if (ring.size() < 2) {
            return NOWHERE;
        }
        double lon = 0;
        double lat = 0;
        for (Location corner : ring.subList(1, ring.size())) {
            lon += corner.lon();
            lat += corner.lat();
        }
        return new Location(lon / (ring.size() - 1), lat / (ring.size() - 1), null);
    }

    private static @Nullable Double coordinate(@Nullable Value value, String what, int limit) {
        return value == null
                ? null
                : value.number(
                        what + " in WGS-84 degrees, -" + limit + " to " + limit, -limit, limit);
    }
}
