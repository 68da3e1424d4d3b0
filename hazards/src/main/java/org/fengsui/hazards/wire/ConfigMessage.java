package org.fengsui.hazards.wire;

import java.nio.charset.StandardCharsets;

/**
 * One retained message of {@code config/…}.
 *
 * @param topic topic below the root
 * @param payload UTF-8 JSON; empty to clear what is retained
 */
@SuppressWarnings("ArrayRecordComponent") // a message is carried, never compared
public record ConfigMessage(String topic, byte[] payload) {

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
