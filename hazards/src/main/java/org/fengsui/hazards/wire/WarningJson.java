package org.fengsui.hazards.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a warning (design 7), as published and as a line of {@code warnings.jsonl}.
 *
 * <p>The order of fields is fixed and absent ones are left out, so that equal warnings are equal
 * bytes. Times are ISO-8601 with the zone's offset; a number that is not finite is left out.
 */
public final class WarningJson {

    private static final String NOWHERE = "_";

    private WarningJson() {}

    /** UTF-8 JSON on one line. */
    public static byte[] write(Warning warning, ZoneId zone) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            warning(json, warning, zone);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write warning " + warning.id(), e);
        }
        return out.toByteArray();
    }

    /** The same as text. */
    public static String text(Warning warning, ZoneId zone) {
        return new String(write(warning, zone), StandardCharsets.UTF_8);
    }

    /** Reads what was written; {@link MalformedMessageException} where it is no warning. */
    public static Warning read(byte[] payload) {
        return WarningReader.read(Json.object(payload));
    }

    /**
     * Topic below the root: {@code warn/{district}/{town or _}/{village or _}/{hazard}/{subject}}.
     */
    public static String topic(Warning warning, Registry registry) {
        return String.join(
                "/",
                "warn",
                enclosing(registry, warning.area(), AreaLevel.DISTRICT),
                enclosing(registry, warning.area(), AreaLevel.TOWN),
                enclosing(registry, warning.area(), AreaLevel.VILLAGE),
                warning.hazard().id(),
                warning.subject());
    }

    private static String enclosing(Registry registry, String area, AreaLevel level) {
        String id = registry.enclosing(area, level);
        return id == null ? NOWHERE : id;
    }

    private static void warning(JsonGenerator json, Warning warning, ZoneId zone)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", warning.id());
        json.writeStringField("hazard", warning.hazard().id());
        json.writeStringField("subject", warning.subject());
        text(json, "name", warning.name());
        json.writeStringField("area", warning.area());
        text(json, "area_name", warning.areaName());
        location(json, warning.location());
        json.writeStringField("level", warning.level().id());
        json.writeStringField("previous_level", warning.previousLevel().id());
        json.writeStringField("status", warning.status().id());
        json.writeStringField("condition", warning.condition().id());
        json.writeStringField("basis", warning.basis().id());
        json.writeNumberField("revision", warning.revision());
        json.writeStringField("time", WireTime.format(warning.time(), zone));
        json.writeStringField("issued", WireTime.format(warning.issued(), zone));
        if (warning.expires() != 0) {
            json.writeStringField("expires", WireTime.format(warning.expires(), zone));
        }
        json.writeStringField("freshness", warning.freshness().id());
        text(json, "headline", warning.headline());
        text(json, "advice", warning.advice());
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : warning.evidence()) {
            evidence(json, evidence, zone);
        }
        json.writeEndArray();
        nextLevel(json, warning.nextLevel(), zone);
        json.writeNumberField("rules", warning.rules());
        json.writeBooleanField("exercise", warning.exercise());
        optional(json, "reason", warning.reason());
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Evidence evidence, ZoneId zone)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("station", evidence.station());
        optional(json, "sensor", evidence.sensor());
        json.writeStringField("indicator", evidence.indicator());
        number(json, "value", evidence.value());
        json.writeStringField("unit", evidence.unit());
        json.writeStringField("operator", evidence.operator());
        number(json, "threshold", evidence.threshold());
        optional(json, "window", evidence.window());
        json.writeNumberField("quality", evidence.quality().code());
        json.writeStringField("time", WireTime.format(evidence.time(), zone));
        json.writeStringField("rule", evidence.rule());
        json.writeEndObject();
    }

    private static void nextLevel(JsonGenerator json, @Nullable NextLevel next, ZoneId zone)
            throws IOException {
        if (next == null) {
            return;
        }
        json.writeObjectFieldStart("next_level");
        json.writeStringField("level", next.level().id());
        number(json, "distance", next.distance());
        time(json, "eta", next.eta(), zone);
        time(json, "eta_earliest", next.etaEarliest(), zone);
        time(json, "eta_latest", next.etaLatest(), zone);
        json.writeEndObject();
    }

    private static void location(JsonGenerator json, @Nullable Location location)
            throws IOException {
        if (location == null) {
            return;
        }
        json.writeObjectFieldStart("location");
        json.writeNumberField("lon", location.lon());
        json.writeNumberField("lat", location.lat());
        Double elevation = location.elevation();
        if (elevation != null) {
            json.writeNumberField("elevation", elevation);
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String key, LocalText text) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("zh", text.zh());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String key, @Nullable String text)
            throws IOException {
        if (text != null && !text.isEmpty()) {
            json.writeStringField(key, text);
        }
    }

    private static void number(JsonGenerator json, String key, double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumberField(key, number);
        }
    }

    private static void time(JsonGenerator json, String key, long epochMs, ZoneId zone)
            throws IOException {
        if (epochMs != 0) {
            json.writeStringField(key, WireTime.format(epochMs, zone));
        }
    }
}
