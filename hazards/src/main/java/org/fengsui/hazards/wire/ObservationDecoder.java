package org.fengsui.hazards.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message of {@code obs/{station}} in one pass.
 *
 * <p>What is wrong with the JSON costs the message, what is wrong with an observation costs that
 * observation, what is wrong with a value costs that value. A bad {@code seq} costs nothing but
 * itself, a bad {@code period} the amounts; with a bad {@code quality} the values are suspect.
 */
final class ObservationDecoder {

    /** The quantity that covers a period (design 6). */
    private static final String AMOUNT = "rain";

    private final Arrival arrival;
    private final String station;
    private final JsonParser in;
    private final List<Reading> readings = new ArrayList<>(2);
    private final Rejections rejections = new Rejections();
    private final ObservedValues values = new ObservedValues();

    /** Prefix of the observation in reasons: empty, or e.g. {@code [3].}. */
    private String at = "";

    private final List<String> faults = new ArrayList<>(0);
    private @Nullable String fault;
    private int seen;
    private long time;
    private long seq;
    private long period;
    private boolean historical;
    private Quality quality = Quality.NOT_EVALUATED;

    private ObservationDecoder(Arrival arrival, String station, JsonParser in) {
        this.arrival = arrival;
        this.station = station;
        this.in = in;
    }

    /** Throws {@link MalformedMessageException} where nothing of the message can be used. */
    static Decoded decode(Arrival arrival, String station) throws IOException {
        try (JsonParser in = Json.parser(arrival.payload())) {
            ObservationDecoder decoder = new ObservationDecoder(arrival, station, in);
            decoder.message();
            return Decoded.observations(decoder.readings, decoder.rejections.of(arrival));
        }
    }

    private void message() throws IOException {
        JsonToken first = in.nextToken();
        if (first == JsonToken.START_OBJECT) {
            observation();
        } else if (first == JsonToken.START_ARRAY) {
            array();
        } else {
            throw new MalformedMessageException(
                    "expected a JSON object or an array of objects, found " + found(first));
        }
        if (in.nextToken() != null) {
            throw new MalformedMessageException(
                    "expected nothing after the JSON value, found " + found(in.currentToken()));
        }
    }

    private void array() throws IOException {
        int index = 0;
        for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
            at = "[" + index++ + "].";
            if (t == JsonToken.START_OBJECT) {
                observation();
            } else {
                rejections.add(at + " expected an object, found " + found(t));
                in.skipChildren();
            }
        }
        if (index == 0) {
            throw new MalformedMessageException("expected at least one observation, found []");
        }
    }

    private void observation() throws IOException {
        start();
        for (JsonToken t = in.nextToken(); t == JsonToken.FIELD_NAME; t = in.nextToken()) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "station" -> station(value);
                case "time" -> time(value);
                case "seq" -> seq(value);
                case "period" -> period(value);
                case "historical" -> historical(value);
                case "quality" -> quality(value);
                case "values" -> values(value);
                default -> in.skipChildren();
            }
        }
        finish();
    }

    private void start() {
        fault = null;
        faults.clear();
        values.clear();
        seen = 0;
        time = 0;
        seq = -1;
        period = 0;
        historical = false;
        quality = Quality.NOT_EVALUATED;
    }

    private void finish() {
        if (fault == null) {
            fault = whatIsMissing();
        }
        if (fault != null) {
            rejections.add(at + fault);
            return;
        }
        boolean badPeriod = period < 0;
        for (int i = 0; i < values.size(); i++) {
            String quantity = values.quantity(i);
            if (values.usable(i) && !(badPeriod && quantity.equals(AMOUNT))) {
                readings.add(
                        new Reading(
                                station,
                                values.sensor(i),
                                quantity,
                                badPeriod ? 0 : period,
                                time,
                                seq,
                                historical,
                                values.value(i),
                                quality,
                                arrival.received()));
            }
        }
        for (String reason : faults) {
            rejections.add(at + reason);
        }
    }

    private @Nullable String whatIsMissing() {
        if ((seen & Field.STATION) == 0) {
            return "station: missing; expected '" + station + "', as in the topic";
        }
        if ((seen & Field.TIME) == 0) {
            return "time: missing; expected ISO-8601 with offset or epoch ms";
        }
        if ((seen & Field.VALUES) == 0) {
            return "values: missing; expected an object such as {\"water_depth\": 0.31}";
        }
        return null;
    }

    private void station(JsonToken token) throws IOException {
        once(Field.STATION, "station");
        if (token != JsonToken.VALUE_STRING) {
            fail("station: expected a string, found " + found(token));
        } else if (!in.getText().equals(station)) {
            fail(
                    "station: '"
                            + Payloads.printable(in.getText(), 64)
                            + "' disagrees with the topic, which says '"
                            + station
                            + "'");
        }
    }

    private void time(JsonToken token) throws IOException {
        once(Field.TIME, "time");
        try {
            if (token == JsonToken.VALUE_STRING) {
                time =
                        WireTime.parse(
                                "time",
                                in.getTextCharacters(),
                                in.getTextOffset(),
                                in.getTextLength());
            } else if (isWhole(token)) {
                time = WireTime.checkEpochMs("time", in.getLongValue(), arrival.received());
            } else {
                fail("time: expected ISO-8601 with offset or epoch ms, found " + found(token));
            }
        } catch (MalformedMessageException e) {
            fail(e.reason());
        }
    }

    private void seq(JsonToken token) throws IOException {
        once(Field.SEQ, "seq");
        if (isWhole(token) && in.getLongValue() >= 0) {
            seq = in.getLongValue();
        } else {
            faults.add("seq: expected a whole number, 0 or more, found " + found(token));
        }
    }

    private void period(JsonToken token) throws IOException {
        once(Field.PERIOD, "period");
        period = token == JsonToken.VALUE_STRING ? WirePeriod.parse(in.getText()) : -1;
        if (period < 0) {
            faults.add(
                    "period: expected an ISO-8601 duration above zero such as PT5M, found "
                            + found(token)
                            + "; amounts of this observation are not used");
        }
    }

    private void historical(JsonToken token) throws IOException {
        once(Field.HISTORICAL, "historical");
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            historical = token == JsonToken.VALUE_TRUE;
        } else {
            fail("historical: expected true or false, found " + found(token));
        }
    }

    private void quality(JsonToken token) throws IOException {
        once(Field.QUALITY, "quality");
        long code = isWhole(token) ? in.getLongValue() : 0;
        if (code >= Quality.GOOD.code() && code <= Quality.BAD.code()) {
            quality = Quality.ofCode((int) code);
        } else {
            quality = Quality.SUSPECT;
            faults.add(
                    "quality: expected 1 good, 2 not evaluated, 3 suspect or 4 bad, found "
                            + found(token)
                            + "; the values are taken as suspect");
            in.skipChildren();
        }
    }

    private void values(JsonToken token) throws IOException {
        once(Field.VALUES, "values");
        if (token != JsonToken.START_OBJECT) {
            fail(
                    "values: expected an object such as {\"water_depth\": 0.31}, found "
                            + found(token));
            return;
        }
        int count = 0;
        for (JsonToken t = in.nextToken(); t == JsonToken.FIELD_NAME; t = in.nextToken()) {
            String key = in.currentName();
            JsonToken value = in.nextToken();
            if (++count <= ObservedValues.MOST) {
                value(key, value);
            } else {
                in.skipChildren();
            }
        }
        if (count == 0) {
            fail("values: expected at least one value, found {}");
        } else if (count > ObservedValues.MOST) {
            fail("values: expected at most " + ObservedValues.MOST + " values, found " + count);
        }
    }

    private void value(String key, JsonToken token) throws IOException {
        String reason = null;
        double number = Double.NaN;
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            number = in.getDoubleValue();
        }
        if (!Double.isFinite(number)) {
            reason = "expected a finite number, found " + found(token);
        }
        in.skipChildren();
        String refused = values.add(key, number, reason);
        if (refused != null) {
            faults.add("values." + Payloads.printable(key, 130) + ": " + refused);
        }
    }

    /** Whether the token is a whole number that fits; 1.78e12 is one, as JSON Schema has it. */
    private boolean isWhole(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        }
        return token == JsonToken.VALUE_NUMBER_FLOAT && JsonFields.isWhole(in.getDoubleValue());
    }

    private void once(int field, String name) throws IOException {
        if ((seen & field) != 0) {
            fail(name + ": given twice; expected once");
        }
        seen |= field;
    }

    /** Gives the observation up; its first fault is the reason that is told. */
    private void fail(String reason) throws IOException {
        if (fault == null) {
            fault = reason;
        }
        in.skipChildren();
    }

    private String found(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the text '" + Payloads.printable(in.getText(), 40) + "'";
            default -> Payloads.printable(in.getText(), 40);
        };
    }

    /** Bits of the fields that were seen. */
    private static final class Field {
        static final int STATION = 1;
        static final int TIME = 2;
        static final int SEQ = 4;
        static final int PERIOD = 8;
        static final int HISTORICAL = 16;
        static final int VALUES = 32;
        static final int QUALITY = 64;

        private Field() {}
    }
}
