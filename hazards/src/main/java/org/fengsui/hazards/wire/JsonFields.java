package org.fengsui.hazards.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read with a reason for everything that is amiss: every method
 * throws {@link MalformedMessageException}. Fields that nobody asks for are let pass.
 */
final class JsonFields {

    private static final double MAX_EXACT = 9_007_199_254_740_991.0;

    private final String path;
    private final JsonNode node;

    JsonFields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    JsonNode json() {
        return node;
    }

    boolean has(String key) {
        return node.has(key);
    }

    String text(String key) {
        JsonNode value = require(key, "a string");
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw refuse(key, "a string that is not empty", value);
        }
        return value.textValue();
    }

    /** A string that may be empty. */
    String anyText(String key) {
        JsonNode value = require(key, "a string");
        if (!value.isTextual()) {
            throw refuse(key, "a string", value);
        }
        return value.textValue();
    }

    @Nullable String optionalText(String key) {
        return node.has(key) ? text(key) : null;
    }

    String id(String key) {
        String text = text(key);
        if (!Ids.valid(text)) {
            throw refuse(key, Ids.EXPECTED, node.get(key));
        }
        return text;
    }

    @Nullable String optionalId(String key) {
        return node.has(key) ? id(key) : null;
    }

    /** An id that must agree with the topic. */
    String idOfTopic(String key, String fromTopic) {
        String id = id(key);
        if (!id.equals(fromTopic)) {
            throw new MalformedMessageException(
                    path
                            + key
                            + ": '"
                            + id
                            + "' disagrees with the topic, which says '"
                            + fromTopic
                            + "'");
        }
        return id;
    }

    String oneOf(String key, List<String> words) {
        String text = text(key);
        if (!words.contains(text)) {
            throw refuse(key, "one of " + String.join(", ", words), node.get(key));
        }
        return text;
    }

    @Nullable String optionalOneOf(String key, List<String> words) {
        return node.has(key) ? oneOf(key, words) : null;
    }

    double number(String key) {
        JsonNode value = require(key, "a number");
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw refuse(key, "a finite number", value);
        }
        return value.doubleValue();
    }

    double number(String key, double min, double max) {
        double number = number(key);
        if (number < min || number > max) {
            throw refuse(key, "a number from " + min + " to " + max, node.get(key));
        }
        return number;
    }

    @Nullable Double optionalNumber(String key) {
        return node.has(key) ? Double.valueOf(number(key)) : null;
    }

    int integer(String key) {
        JsonNode value = require(key, "a whole number");
        if (!isWhole(value) || !value.canConvertToInt() || value.intValue() < 0) {
            throw refuse(key, "a whole number, 0 or more", value);
        }
        return value.intValue();
    }

    boolean flag(String key) {
        JsonNode value = require(key, "true or false");
        if (!value.isBoolean()) {
            throw refuse(key, "true or false", value);
        }
        return value.booleanValue();
    }

    @Nullable Boolean optionalFlag(String key) {
        return node.has(key) ? Boolean.valueOf(flag(key)) : null;
    }

    /** Epoch ms of a time as stations and people send it. */
    long time(String key, long received) {
        JsonNode value = require(key, "a time");
        if (isWhole(value)) {
            return WireTime.checkEpochMs(path + key, value.longValue(), received);
        }
        return isoTime(key);
    }

    /** Epoch ms of a time as we write it. */
    long isoTime(String key) {
        JsonNode value = require(key, "a time");
        if (!value.isTextual()) {
            throw refuse(key, "an ISO-8601 time with offset", value);
        }
        return WireTime.parse(path + key, value.textValue());
    }

    JsonFields object(String key) {
        JsonNode value = require(key, "an object");
        if (!value.isObject()) {
            throw refuse(key, "an object", value);
        }
        return new JsonFields(path + key + ".", value);
    }

    List<String> texts(String key) {
        return elements(key, "a list of strings", JsonNode::isTextual, JsonNode::textValue);
    }

    List<JsonFields> objects(String key) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : elements(key, "a list of objects", JsonNode::isObject, n -> n)) {
            objects.add(new JsonFields(path + key + "[" + objects.size() + "].", element));
        }
        return objects;
    }

    private <T> List<T> elements(
            String key,
            String expected,
            Predicate<JsonNode> isRight,
            Function<JsonNode, T> reader) {
        JsonNode value = require(key, expected);
        List<T> elements = new ArrayList<>();
        if (!value.isArray()) {
            throw refuse(key, expected, value);
        }
        for (JsonNode element : value) {
            if (!isRight.test(element)) {
                throw refuse(key, expected + " only", element);
            }
            elements.add(reader.apply(element));
        }
        return List.copyOf(elements);
    }

    MalformedMessageException missing(String key, String expected) {
        return new MalformedMessageException(path + key + ": missing; expected " + expected);
    }

    /** Whether a double is a whole number that a double holds exactly. */
    static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) <= MAX_EXACT;
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber()
                ? value.canConvertToLong()
                : value.isNumber() && isWhole(value.doubleValue());
    }

    private JsonNode require(String key, String expected) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw missing(key, expected);
        }
        return value;
    }

    private MalformedMessageException refuse(String key, String expected, JsonNode found) {
        return new MalformedMessageException(
                path + key + ": expected " + expected + ", found " + describe(found));
    }

    static String describe(JsonNode node) {
        return node.isMissingNode() ? "nothing" : Payloads.printable(node.toString(), 60);
    }
}
