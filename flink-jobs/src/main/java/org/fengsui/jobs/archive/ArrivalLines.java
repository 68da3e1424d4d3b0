package org.fengsui.jobs.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.fengsui.hazards.wire.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * One arrival as one line of JSON: {@code
 * {"received":"2013-09-12T08:30:00.000Z","topic":"obs/SAND","payload":"…"}}, with {@code
 * payload_base64} instead where the payload is not valid UTF-8. The payload comes back byte for
 * byte. Thread-safe.
 */
public final class ArrivalLines {

    private static final JsonFactory JSON = new JsonFactory();

    private static final DateTimeFormatter RECEIVED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** 9999-12-31T23:59:59.999Z: later does not sort as text. */
    private static final long LAST = 253_402_300_799_999L;

    private ArrivalLines() {}

    /**
     * The line, without a line break.
     *
     * @throws IllegalArgumentException if {@code received} is before 1970 or after the year 9999
     */
    public static String encode(Arrival arrival) {
        long received = arrival.received();
        if (received < 0 || received > LAST) {
            throw new IllegalArgumentException(
                    "received must lie between 1970 and 9999 to be archived, not at epoch ms "
                            + received);
        }
        StringWriter out = new StringWriter(arrival.payload().length + 96);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("received", RECEIVED.format(Instant.ofEpochMilli(received)));
            json.writeStringField("topic", arrival.topic());
            String text = utf8(arrival.payload());
            if (text != null) {
                json.writeStringField("payload", text);
            } else {
                json.writeStringField(
                        "payload_base64", Base64.getEncoder().encodeToString(arrival.payload()));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /**
     * The arrival of a line.
     *
     * @throws IllegalArgumentException if it is not such a line; the message says what is wrong
     */
    public static Arrival decode(String line) {
        Long received = null;
        String topic = null;
        byte[] payload = null;
        try (JsonParser json = JSON.createParser(line)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "must be a JSON object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                expect(json.nextToken() == JsonToken.VALUE_STRING, name + " must be a string");
                String value = json.getText();
                switch (name) {
                    case "received" -> received = received(value);
                    case "topic" -> topic = value;
                    case "payload" -> payload = value.getBytes(StandardCharsets.UTF_8);
                    case "payload_base64" -> payload = Base64.getDecoder().decode(value);
                    default -> throw new IllegalArgumentException("unknown field " + name);
                }
            }
            expect(json.nextToken() == null, "has text after the object");
        } catch (IOException e) {
            throw new IllegalArgumentException("is not JSON: " + firstLine(e), e);
        }
        if (received == null || topic == null || payload == null) {
            throw new IllegalArgumentException(
                    "needs received, topic and payload (or payload_base64)");
        }
        return new Arrival(received, topic, payload);
    }

    private static void expect(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    static long received(String value) {
        try {
            return Instant.parse(value).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "received must be like 2013-09-12T08:30:00.000Z, not '" + value + "'", e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static @Nullable String utf8(byte[] payload) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
