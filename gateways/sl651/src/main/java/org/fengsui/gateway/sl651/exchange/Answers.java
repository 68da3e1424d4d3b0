package org.fengsui.gateway.sl651.exchange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.fengsui.gateway.sl651.body.Body;
import org.fengsui.gateway.sl651.frame.Direction;
import org.fengsui.gateway.sl651.frame.End;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.frame.Packet;
import org.jspecify.annotations.Nullable;

/** Makes the frames that the centre sends. */
final class Answers {
    private static final int SET_CLOCK = 0x4A;

    private Answers() {}

    /** The confirmation: serial number and send time come back as the station sent them. */
    static Frame confirmation(Frame last, byte[] body, boolean stayOnline) {
        End end = stayOnline ? End.ESC : End.EOT;
        return last.answer(
                null,
                Arrays.copyOf(body, Body.HEAD),
                last.end() == End.ETB && last.packet() == null ? End.ACK : end);
    }

    /** Asks for a packet again. */
    static Frame request(
            Frame newest,
            byte @Nullable [] firstBody,
            Packet missing,
            Instant now,
            ZoneOffset clock) {
        byte[] body =
                firstBody != null && firstBody.length >= Body.HEAD
                        ? Arrays.copyOf(firstBody, Body.HEAD)
                        : head(now, clock);
        return newest.answer(missing, body, End.NAK);
    }

    /** The command to set the clock to now. */
    static Frame setClock(Frame to, Instant now, ZoneOffset clock) {
        return new Frame(
                Direction.DOWN,
                to.centre(),
                to.station(),
                to.password(),
                SET_CLOCK,
                null,
                head(now, clock),
                End.ENQ);
    }

    /** Serial number 0, which the centre's own messages have, and the time. */
    private static byte[] head(Instant now, ZoneOffset clock) {
        OffsetDateTime time = now.atOffset(clock);
        int[] parts = {
            time.getYear() % 100,
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond()
        };
        byte[] head = new byte[Body.HEAD];
        for (int i = 0; i < parts.length; i++) {
            head[2 + i] = (byte) (parts[i] / 10 << 4 | parts[i] % 10);
        }
        return head;
    }
}
