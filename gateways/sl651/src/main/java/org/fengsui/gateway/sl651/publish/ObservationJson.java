package org.fengsui.gateway.sl651.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.wire.WireTime;

/** Writes payloads of {@code obs/{station}} and {@code status/{station}}. */
final class ObservationJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** What the values of one observation share. */
    private record Head(
            String station, long time, long period, boolean historical, boolean suspect) {}

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private ObservationJson() {}

    /** One array with an observation for each time and period. */
    static byte[] observations(Collection<Point> points, ZoneId zone) {
        Map<Head, Map<String, Double>> observations = new LinkedHashMap<>();
        for (Point point : points) {
            Head head =
                    new Head(
                            point.station(),
                            point.time(),
                            point.period(),
                            point.historical(),
                            point.suspect());
            observations
                    .computeIfAbsent(head, key -> new LinkedHashMap<>())
                    .put(point.series(), point.value());
        }
        return write(
                json -> {
                    json.writeStartArray();
                    for (Map.Entry<Head, Map<String, Double>> one : observations.entrySet()) {
                        observation(json, one.getKey(), one.getValue(), zone);
                    }
                    json.writeEndArray();
                });
    }

    static byte[] status(
            String station, long time, ZoneId zone, String power, List<String> faults) {
        return write(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("station", station);
                    json.writeStringField("time", WireTime.format(time, zone));
                    json.writeStringField("state", "online");
                    if (!power.isEmpty()) {
                        json.writeStringField("power", power);
                    }
                    json.writeArrayFieldStart("faults");
                    for (String fault : faults) {
                        json.writeString(fault);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void observation(
            JsonGenerator json, Head head, Map<String, Double> values, ZoneId zone)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("station", head.station());
        json.writeStringField("time", WireTime.format(head.time(), zone));
        if (head.period() > 0) {
            json.writeStringField("period", Duration.ofMillis(head.period()).toString());
        }
        if (head.historical()) {
            json.writeBooleanField("historical", true);
        }
        if (head.suspect()) {
            json.writeNumberField("quality", Quality.SUSPECT.code());
        }
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, Double> value : values.entrySet()) {
            json.writeNumberField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }
}
