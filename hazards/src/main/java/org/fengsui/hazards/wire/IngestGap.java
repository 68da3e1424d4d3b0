package org.fengsui.hazards.wire;

import java.nio.charset.StandardCharsets;

/**
 * A time in which we, not the stations, were away (topic {@link Arrival#GAP}).
 *
 * @param from epoch ms
 * @param to epoch ms, not before {@code from}
 */
public record IngestGap(long from, long to) {

    public byte[] toJson() {
        return ("{\"from\":" + from + ",\"to\":" + to + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the payload; {@link MalformedMessageException} where it is not one. */
    public static IngestGap read(byte[] payload) {
        JsonFields fields = Json.object(payload);
        double from = fields.number("from");
        double to = fields.number("to");
        if (to < from) {
            throw new MalformedMessageException("to: expected a time not before from");
        }
        return new IngestGap((long) from, (long) to);
    }
}
