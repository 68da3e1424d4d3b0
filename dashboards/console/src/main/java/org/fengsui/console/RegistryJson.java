package org.fengsui.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fengsui.console.board.Staleness;
import org.fengsui.hazards.registry.Area;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.hazards.warning.LocalText;

/** Writes what is watched, with the thresholds of every subject, as a page needs it. */
final class RegistryJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RegistryJson() {}

    static ObjectNode write(Registry registry, RuleSet rules, long now) {
        ObjectNode node = JSON.objectNode();
        node.put("version", registry.version());
        node.put("rules", rules.version());
        node.put("zone", registry.zone().getId());
        ArrayNode areas = node.putArray("areas");
        registry.areas().values().stream()
                .sorted(Comparator.comparing(Area::id))
                .forEach(area -> areas.add(area(area)));
        List<Station> stations =
                registry.stations().values().stream()
                        .sorted(Comparator.comparing(Station::id))
                        .toList();
        ArrayNode subjects = node.putArray("subjects");
        registry.subjects().values().stream()
                .sorted(Comparator.comparing(Subject::id))
                .forEach(subject -> subjects.add(subject(subject, registry, rules, now)));
        stations.stream()
                .filter(station -> !registry.subjects().containsKey(station.subjectId()))
                .forEach(
                        station -> {
                            Subject own = registry.subject(station.id());
                            if (own != null) {
                                subjects.add(
                                        subject(own, registry, rules, now).put("station", true));
                            }
                        });
        ArrayNode list = node.putArray("stations");
        stations.forEach(station -> list.add(station(station, registry)));
        return node;
    }

    private static ObjectNode area(Area area) {
        ObjectNode node = JSON.objectNode();
        node.put("id", area.id());
        node.put("parent", area.parent());
        node.put("level", area.level().name().toLowerCase(Locale.ROOT));
        node.set("name", text(area.name()));
        node.set("boundary", ring(area.boundary()));
        return node;
    }

    private static ObjectNode subject(Subject subject, Registry registry, RuleSet rules, long now) {
        ObjectNode node = JSON.objectNode();
        node.put("id", subject.id());
        node.put("kind", subject.kind().name().toLowerCase(Locale.ROOT));
        node.set("name", text(subject.name()));
        node.put("area", subject.area());
        node.set("area_name", text(registry.areaName(subject.area())));
        node.set("location", position(subject.location()));
        node.set("polygon", ring(subject.polygon()));
        node.put("close_at", subject.closeAt());
        node.set("thresholds", ThresholdJson.write(subject, rules, now));
        return node;
    }

    private static ObjectNode station(Station station, Registry registry) {
        Staleness staleness = Staleness.of(station);
        ObjectNode node = JSON.objectNode();
        node.put("id", station.id());
        node.set("name", text(station.name()));
        node.put("kind", station.kind().name().toLowerCase(Locale.ROOT));
        node.put("area", station.area());
        node.set("area_name", text(registry.areaName(station.area())));
        node.set("location", position(station.location()));
        node.put("subject", station.subjectId());
        node.put("interval", station.interval().heartbeat());
        node.put("stale_after", staleness.staleAfter());
        node.put("unknown_after", staleness.unknownAfter());
        node.put("datum", station.datum());
        ArrayNode sensors = node.putArray("series");
        for (Sensor sensor : station.sensors()) {
            QuantityDef quantity = registry.quantities().get(sensor.quantity());
            sensors.addObject()
                    .put("quantity", sensor.quantity())
                    .put("sensor", sensor.id())
                    .put("unit", quantity == null ? "" : quantity.unit())
                    .put("amount", quantity != null && quantity.amount());
        }
        return node;
    }

    private static ObjectNode text(LocalText text) {
        return JSON.objectNode().put("zh", text.zh()).put("en", text.en());
    }

    private static ArrayNode ring(List<Location> ring) {
        ArrayNode node = JSON.arrayNode();
        ring.forEach(location -> node.add(position(location)));
        return node;
    }

    private static ArrayNode position(Location location) {
        return JSON.arrayNode().add(location.lon()).add(location.lat());
    }
}
