package org.fengsui.gateway.sl651.body;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param serial 1 to 65535 from a station
 * @param sent on the station's clock, null where it is no time
 * @param faults what could not be read, a sentence each; the rest is whole
 */
public record Body(
        int serial, @Nullable LocalDateTime sent, List<Group> groups, List<String> faults) {
    /** Bytes of serial number and send time, which begin every body from a station. */
    public static final int HEAD = 8;

    /**
     * Reads serial number and send time alone.
     *
     * @throws MalformedBodyException where the body is shorter
     */
    public static Body head(byte[] body) {
        if (body.length < HEAD) {
            throw new MalformedBodyException(
                    "expected serial number and send time, 8 bytes, found " + body.length);
        }
        int serial = (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
        return new Body(serial, Bcd.time(body, 2, 6), List.of(), List.of());
    }
}
