package org.fengsui.hazards.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Official;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code official/{source}}. Throws {@link MalformedMessageException}.
 *
 * <p>The level is found by the colour that it names, never by a digit: whether 1 is the mildest or
 * the worst differs between schemes.
 */
final class OfficialDecoder {

    static final List<String> KINDS = List.of("signal", "risk", "grade", "nowcast", "bulletin");

    /** Rainstorm in the national list of event codes. */
    private static final String RAINSTORM = "11B03";

    private static final double MOST_MM = 10_000;
    private static final Map<Level, List<String>> COLOURS =
            Map.of(
                    Level.RED, List.of("red", "红"),
                    Level.ORANGE, List.of("orange", "橙"),
                    Level.YELLOW, List.of("yellow", "黄"),
                    Level.BLUE, List.of("blue", "蓝"));

    private OfficialDecoder() {}

    /** The message; null where it is not of rain. */
    static @Nullable Official decode(Arrival arrival, String source) {
        JsonFields fields = Json.object(arrival.payload());
        String id = fields.text("id");
        String issuer = fields.text("issuer");
        String kind = fields.oneOf("kind", KINDS);
        String event = fields.text("event");
        if (!event.equals(RAINSTORM)) {
            return null;
        }
        Level colour = colour(fields.text("level"));
        long issued = fields.time("issued", arrival.received());
        long expires = fields.time("expires", arrival.received());
        if (expires <= issued) {
            throw new MalformedMessageException("expires: expected a time after issued");
        }
        return new Official(
                id,
                source,
                issuer,
                kind,
                colour,
                fields.texts("areas"),
                issued,
                expires,
                fields.optionalText("cancels"),
                rain(fields, arrival.received()),
                arrival.received());
    }

    private static List<Official.Amount> rain(JsonFields fields, long received) {
        List<Official.Amount> amounts = new ArrayList<>();
        if (!fields.has("values")) {
            return amounts;
        }
        for (JsonFields value : fields.objects("values")) {
            if (!value.id("quantity").equals("rain")) {
                continue;
            }
            long from = value.time("from", received);
            long to = value.time("to", received);
            if (to <= from) {
                throw new MalformedMessageException("values: expected 'to' after 'from'");
            }
            amounts.add(new Official.Amount(from, to, value.number("value", 0, MOST_MM)));
        }
        return amounts;
    }

    private static @Nullable Level colour(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        List<Level> found =
                COLOURS.entrySet().stream()
                        .filter(each -> each.getValue().stream().anyMatch(words::contains))
                        .map(Map.Entry::getKey)
                        .toList();
        return found.size() == 1 ? found.get(0) : null;
    }
}
