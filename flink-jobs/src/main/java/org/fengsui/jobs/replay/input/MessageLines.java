package org.fengsui.jobs.replay.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a JSON Lines file, in the order of the file: archive lines ({@code received}, {@code
 * topic}, {@code payload} as text or {@code payload_base64}), or messages in wire format with a
 * {@code topic} beside their members or around them. Without {@code received} a message was
 * received at its own {@code time}, of an array at the latest.
 */
final class MessageLines implements Rows<Input> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ROOTS = List.of("fengsui/v1/", "fengsui/exercise/v1/");

    private final ByteLines lines;
    private final BadRows bad;
    private long lastReceived;

    MessageLines(InputStream in, String file, RejectLog log) {
        this.lines = new ByteLines(in);
        this.bad = new BadRows(file, log);
    }

    @Override
    public @Nullable Input next() throws IOException {
        while (lines.next()) {
            if (lines.from() == lines.to()) {
                continue;
            }
            Arrival arrival = parse();
            if (arrival != null) {
                lastReceived = arrival.received();
                return Input.of(arrival);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private @Nullable Arrival parse() throws IOException {
        if (lines.tooLong()) {
            return refuse("the line is too long to be a message");
        }
        JsonNode line;
        try {
            line = JSON.readTree(lines.buffer(), lines.from(), lines.to() - lines.from());
        } catch (JsonProcessingException unreadable) {
            return refuse("must be a JSON object: " + unreadable.getOriginalMessage());
        }
        if (!(line instanceof ObjectNode object)) {
            return refuse("must be a JSON object with a topic");
        }
        String topic = object.path("topic").asText();
        if (topic.isEmpty()) {
            return refuse("topic must name the topic of the message, e.g. obs/BAYI");
        }
        byte[] payload = payload(object);
        if (payload == null) {
            return refuse("payload_base64 must be Base64");
        }
        JsonNode received = object.path("received");
        long at = received.isMissingNode() ? ownTime(payload) : time(received);
        if (!IsoTime.receivable(at)) {
            return refuse(
                    received.isMissingNode()
                            ? "needs received, or in the message a time that "
                                    + IsoTime.EXPECTED_RECEIVED
                            : "received " + IsoTime.EXPECTED_RECEIVED);
        }
        return Downtimes.known(new Arrival(at, belowRoot(topic), payload));
    }

    private static byte @Nullable [] payload(ObjectNode line) throws IOException {
        JsonNode payload = line.get("payload");
        if (payload != null) {
            return payload.isTextual()
                    ? payload.textValue().getBytes(StandardCharsets.UTF_8)
                    : JSON.writeValueAsBytes(payload);
        }
        JsonNode encoded = line.get("payload_base64");
        if (encoded != null) {
            try {
                return encoded.binaryValue();
            } catch (IOException notBase64) {
                return null;
            }
        }
        ObjectNode message = line.deepCopy();
        message.remove(List.of("topic", "received"));
        return message.isEmpty() ? new byte[0] : JSON.writeValueAsBytes(message);
    }

    private static long ownTime(byte[] payload) throws IOException {
        JsonNode message;
        try {
            message = JSON.readTree(payload);
        } catch (JsonProcessingException unreadable) {
            return IsoTime.NONE;
        }
        long latest = IsoTime.NONE;
        for (JsonNode one : message.isArray() ? message : List.of(message)) {
            latest = Math.max(latest, time(one.path("time")));
        }
        return latest;
    }

    private static long time(JsonNode time) {
        if (time.isIntegralNumber() && time.canConvertToLong()) {
            return time.longValue();
        }
        return time.isTextual() ? IsoTime.parse(time.textValue()) : IsoTime.NONE;
    }

    private static String belowRoot(String topic) {
        for (String root : ROOTS) {
            if (topic.startsWith(root)) {
                return topic.substring(root.length());
            }
        }
        return topic;
    }

    private @Nullable Arrival refuse(String what) throws IOException {
        bad.add(lastReceived, lines.number(), what, lines.text());
        return null;
    }
}
