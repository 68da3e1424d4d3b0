package org.fengsui.console.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.fengsui.hazards.wire.MalformedMessageException;
import org.fengsui.hazards.wire.WireTime;

/**
 * Reads {@code obs} messages for display: whatever is a finite number of a named series with a time
 * is taken, everything else is left out. The pipeline is what judges and rejects.
 */
final class SentValues {

    private static final Pattern SERIES =
            Pattern.compile("[A-Za-z0-9_-]{1,64}(@[A-Za-z0-9_-]{1,64})?");

    private final ObjectMapper json = new ObjectMapper();

    /** The values of the station named; readings that name another station are left out. */
    List<SentValue> read(String station, byte[] payload) {
        List<SentValue> values = new ArrayList<>();
        JsonNode message;
        try {
            message = json.readTree(payload);
        } catch (JsonProcessingException notJson) {
            return values; // the pipeline keeps it in rejected, with the reason
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (message.isArray()) {
            message.forEach(reading -> collect(station, reading, values));
        } else {
            collect(station, message, values);
        }
        return values;
    }

    private static void collect(String station, JsonNode reading, List<SentValue> into) {
        if (!station.equals(reading.path("station").asText(station))) {
            return;
        }
        OptionalLong time = time(reading.path("time"));
        if (time.isEmpty()) {
            return;
        }
        long period = period(reading.path("period").asText());
        boolean historical = reading.path("historical").asBoolean(false);
        reading.path("values")
                .properties()
                .forEach(
                        entry -> {
                            JsonNode value = entry.getValue();
                            if (value.isNumber()
                                    && Double.isFinite(value.doubleValue())
                                    && SERIES.matcher(entry.getKey()).matches()) {
                                into.add(
                                        new SentValue(
                                                entry.getKey(),
                                                value.doubleValue(),
                                                time.getAsLong(),
                                                period,
                                                historical));
                            }
                        });
    }

    private static long period(String period) {
        try {
            return period.isEmpty() ? 0 : Math.max(0, Duration.parse(period).toMillis());
        } catch (DateTimeException | ArithmeticException noPeriod) {
            return 0;
        }
    }

    private static OptionalLong time(JsonNode time) {
        if (time.isIntegralNumber()) {
            return OptionalLong.of(time.longValue());
        }
        try {
            return OptionalLong.of(WireTime.parse("time", time.asText()));
        } catch (MalformedMessageException noTime) {
            return OptionalLong.empty();
        }
    }
}
