package org.fengsui.hazards.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.registry.Area;
import org.fengsui.hazards.registry.Interval;
import org.fengsui.hazards.registry.Links;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/** Parts of a registry as JSON in the form of {@code registry.yaml}, in a fixed order of fields. */
final class RegistryJson {

    /** Writes into an open generator. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private RegistryJson() {}

    static byte[] bytes(Body body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON into memory", e);
        }
        return out.toByteArray();
    }

    static void quantity(JsonGenerator json, QuantityDef quantity) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", quantity.id());
        json.writeStringField("unit", quantity.unit());
        range(json, quantity.min(), quantity.max());
        json.writeEndObject();
    }

    static void area(JsonGenerator json, Area area) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", area.id());
        optional(json, "parent", area.parent());
        json.writeStringField("level", word(area.level()));
        name(json, area.name());
        ring(json, "boundary", area.boundary());
        json.writeEndObject();
    }

    static void subject(JsonGenerator json, Subject subject) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", subject.id());
        json.writeStringField("kind", word(subject.kind()));
        name(json, subject.name());
        json.writeStringField("area", subject.area());
        location(json, subject.location());
        ring(json, "polygon", subject.polygon());
        Double closeAt = subject.closeAt();
        if (closeAt != null) {
            json.writeNumberField("close_at", closeAt);
        }
        links(json, subject.links());
        json.writeEndObject();
    }

    private static void links(JsonGenerator json, Links links) throws IOException {
        if (links.equals(Links.NONE)) {
            return;
        }
        json.writeObjectFieldStart("links");
        ids(json, "rain", links.rain());
        ids(json, "upstream", links.upstream());
        ids(json, "downstream", links.downstream());
        ids(json, "threatens", links.threatens());
        json.writeEndObject();
    }

    private static void ids(JsonGenerator json, String key, List<String> ids) throws IOException {
        json.writeArrayFieldStart(key);
        for (String id : ids) {
            json.writeString(id);
        }
        json.writeEndArray();
    }

    static void station(JsonGenerator json, Station station) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", station.id());
        name(json, station.name());
        json.writeStringField("kind", word(station.kind()));
        json.writeStringField("area", station.area());
        location(json, station.location());
        optional(json, "datum", station.datum());
        interval(json, station.interval());
        Long liveAge = station.liveAge();
        if (liveAge != null) {
            json.writeStringField("live_age", Duration.ofMillis(liveAge).toString());
        }
        Long installed = station.installed();
        if (installed != null) {
            json.writeStringField("installed", Instant.ofEpochMilli(installed).toString());
        }
        optional(json, "subject", station.subject());
        json.writeArrayFieldStart("sensors");
        for (Sensor sensor : station.sensors()) {
            sensor(json, sensor);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void sensor(JsonGenerator json, Sensor sensor) throws IOException {
        json.writeStartObject();
        if (!sensor.id().isEmpty()) {
            json.writeStringField("id", sensor.id());
        }
        json.writeStringField("quantity", sensor.quantity());
        if (sensor.scale() != 1) {
            json.writeNumberField("scale", sensor.scale());
        }
        if (sensor.offset() != 0) {
            json.writeNumberField("offset", sensor.offset());
        }
        Double min = sensor.min();
        Double max = sensor.max();
        if (min != null && max != null) {
            range(json, min, max);
        }
        optional(json, "from", sensor.from());
        if (!sensor.noData().isEmpty() || sensor.quantity().equals("distance")) {
            json.writeArrayFieldStart("no_data");
            for (double code : sensor.noData()) {
                json.writeNumber(code);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void interval(JsonGenerator json, Interval interval) throws IOException {
        if (interval.equals(Interval.every(interval.dry()))) {
            json.writeStringField("interval", Duration.ofMillis(interval.dry()).toString());
            return;
        }
        json.writeObjectFieldStart("interval");
        json.writeStringField("dry", Duration.ofMillis(interval.dry()).toString());
        json.writeStringField("wet", Duration.ofMillis(interval.wet()).toString());
        json.writeStringField("heartbeat", Duration.ofMillis(interval.heartbeat()).toString());
        json.writeEndObject();
    }

    private static void name(JsonGenerator json, LocalText name) throws IOException {
        json.writeObjectFieldStart("name");
        json.writeStringField("zh", name.zh());
        json.writeStringField("en", name.en());
        json.writeEndObject();
    }

    private static void location(JsonGenerator json, Location location) throws IOException {
        json.writeObjectFieldStart("location");
        json.writeNumberField("lon", location.lon());
        json.writeNumberField("lat", location.lat());
        Double elevation = location.elevation();
        if (elevation != null) {
            json.writeNumberField("elevation", elevation);
        }
        json.writeEndObject();
    }

    private static void ring(JsonGenerator json, String key, List<Location> ring)
            throws IOException {
        if (ring.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(key);
        for (Location corner : ring) {
            json.writeStartArray();
            json.writeNumber(corner.lon());
            json.writeNumber(corner.lat());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void range(JsonGenerator json, double min, double max) throws IOException {
        json.writeArrayFieldStart("range");
        json.writeNumber(min);
        json.writeNumber(max);
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String key, @Nullable String text)
            throws IOException {
        if (text != null) {
            json.writeStringField(key, text);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
