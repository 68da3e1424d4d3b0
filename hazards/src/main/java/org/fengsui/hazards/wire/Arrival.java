package org.fengsui.hazards.wire;

import java.nio.charset.StandardCharsets;

/**
 * One consumed message as it came in: the unit of source, archive and replay.
 *
 * @param received epoch ms at which the source emitted it; never runs back within a source
 * @param topic topic below the root, e.g. {@code obs/BAYI}; the pipeline's own events use {@link
 *     #TICK}, {@link #GAP}
 * @param payload UTF-8 JSON, or anything at all
 */
@SuppressWarnings("ArrayRecordComponent") // a message is carried, never compared
public record Arrival(long received, String topic, byte[] payload) {

    /** Clock tick; empty payload. Nothing with an earlier or equal {@code received} follows it. */
    public static final String TICK = "clock";

    /** Our own downtime; payload {@code {"from":epochMs,"to":epochMs}}. */
    public static final String GAP = "ingest_gap";

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
