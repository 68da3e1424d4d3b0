package org.fengsui.hazards.wire;

/**
 * A message, or one value of a message, that was not used, with the reason.
 *
 * @param topic topic below the root
 * @param reason one sentence: what, where, expected
 * @param payload what was sent, as text, cut at 4 KiB
 * @param hash first 16 hex digits of the payload's SHA-256; with {@code received} and {@code
 *     reason} it identifies the row
 */
public record Rejected(long received, String topic, String reason, String payload, String hash) {

    /** The rejection of a message, or of what the reason names of it. */
    public static Rejected of(Arrival arrival, String reason) {
        return new Rejected(
                arrival.received(),
                Payloads.printable(arrival.topic(), 500),
                reason,
                Payloads.cut(arrival.payload()),
                Payloads.hash(arrival.payload()));
    }
}
