package org.fengsui.gateway.sl651.frame;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One frame.
 *
 * @param centre address of the centre, 0 to 255
 * @param station address as 10 hexadecimal characters in upper case; not a number, for the last two
 *     bytes are binary at some stations and decimal at others
 * @param password 0 to 65535
 * @param function the function code, 0 to 255
 * @param packet null where the message is this one frame
 * @param body between the start character (and the packet number) and the end character
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Frame(
        Direction direction,
        int centre,
        String station,
        int password,
        int function,
        @Nullable Packet packet,
        byte[] body,
        End end) {

    /** An answer to this frame: same addresses, password and function, the other direction. */
    public Frame answer(@Nullable Packet about, byte[] answer, End with) {
        return new Frame(Direction.DOWN, centre, station, password, function, about, answer, with);
    }

    @Override
    public String toString() {
        return "%s %s function %02X%s %s %s"
                .formatted(
                        direction,
                        station,
                        function,
                        packet == null ? "" : " packet " + packet.number() + "/" + packet.total(),
                        HexFormat.of().formatHex(body).toUpperCase(Locale.ROOT),
                        end);
    }
}
