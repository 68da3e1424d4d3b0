package org.fengsui.hazards.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** The one way JSON is parsed here: limited in depth and length, duplicates refused. */
final class Json {

    static final int MAX_DEPTH = 32;

    /**
     * NaN and Infinity are let in as tokens, so that they cost the value they stand in and not the
     * whole message. Field names are foreign text and are not interned.
     */
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(100)
                                    .maxNameLength(10_000)
                                    .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(FACTORY.copy())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    static JsonParser parser(byte[] payload) throws IOException {
        return FACTORY.createParser(payload);
    }

    /**
     * The fields of a JSON object.
     *
     * @throws MalformedMessageException where the bytes are no such thing
     */
    static JsonFields object(byte[] payload) {
        if (payload.length == 0) {
            throw new MalformedMessageException("empty payload; expected a JSON object");
        }
        if (!Payloads.isText(payload)) {
            throw new MalformedMessageException(NOT_UTF8);
        }
        try {
            JsonNode root = MAPPER.readTree(payload);
            if (!root.isObject()) {
                throw new MalformedMessageException(
                        "expected a JSON object, found " + JsonFields.describe(root));
            }
            return new JsonFields("", root);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    static final String NOT_UTF8 = "payload is not UTF-8 text; expected UTF-8 JSON";

    /** What a parser says, in one line without the source text. */
    static MalformedMessageException malformed(IOException e) {
        String message = String.valueOf(e.getMessage());
        String at = "";
        if (e instanceof JsonProcessingException json) {
            message = String.valueOf(json.getOriginalMessage());
            at = json.getLocation() == null ? "" : " at byte " + json.getLocation().getByteOffset();
        }
        return new MalformedMessageException(
                "not valid JSON" + at + ": " + Payloads.printable(message, 200));
    }
}
