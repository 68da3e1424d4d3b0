package org.fengsui.hazards.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/** The other direction of {@link WarningJson}. */
final class WarningReader {

    private WarningReader() {}

    static Warning read(JsonFields json) {
        return new Warning(
                json.id("id"),
                word(json, "hazard", Hazard.class),
                json.id("subject"),
                text(json.object("name")),
                json.anyText("area").isEmpty() ? "" : json.id("area"),
                text(json.object("area_name")),
                json.has("location") ? location(json.object("location")) : null,
                word(json, "level", Level.class),
                word(json, "previous_level", Level.class),
                word(json, "status", Status.class),
                word(json, "condition", Condition.class),
                word(json, "basis", Basis.class),
                json.integer("revision"),
                json.isoTime("time"),
                json.isoTime("issued"),
                json.has("expires") ? json.isoTime("expires") : 0,
                word(json, "freshness", Freshness.class),
                text(json.object("headline")),
                text(json.object("advice")),
                json.objects("evidence").stream().map(WarningReader::evidence).toList(),
                json.has("next_level") ? nextLevel(json.object("next_level")) : null,
                json.integer("rules"),
                json.flag("exercise"),
                json.optionalText("reason"));
    }

    private static Evidence evidence(JsonFields json) {
        return new Evidence(
                json.id("station"),
                json.optionalId("sensor"),
                json.text("indicator"),
                number(json, "value"),
                json.anyText("unit"),
                json.oneOf("operator", List.of(">=", ">")),
                number(json, "threshold"),
                json.optionalText("window"),
                quality(json),
                json.isoTime("time"),
                json.text("rule"));
    }

    private static Quality quality(JsonFields json) {
        try {
            return Quality.ofCode(json.integer("quality"));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("quality: " + e.getMessage());
        }
    }

    private static NextLevel nextLevel(JsonFields json) {
        return new NextLevel(
                word(json, "level", Level.class),
                number(json, "distance"),
                time(json, "eta"),
                time(json, "eta_earliest"),
                time(json, "eta_latest"));
    }

    private static Location location(JsonFields json) {
        Double elevation = json.optionalNumber("elevation");
        return new Location(json.number("lon", -180, 180), json.number("lat", -90, 90), elevation);
    }

    private static LocalText text(JsonFields json) {
        return new LocalText(json.anyText("zh"), json.anyText("en"));
    }

    private static double number(JsonFields json, String key) {
        return json.has(key) ? json.number(key) : Double.NaN;
    }

    private static long time(JsonFields json, String key) {
        return json.has(key) ? json.isoTime(key) : 0;
    }

    private static <E extends Enum<E>> E word(JsonFields json, String key, Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        return Enum.valueOf(type, json.oneOf(key, words).toUpperCase(Locale.ROOT));
    }
}
