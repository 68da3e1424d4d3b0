package org.fengsui.gateway.sl651;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.Locale;
import org.fengsui.gateway.sl651.frame.Direction;
import org.fengsui.gateway.sl651.frame.End;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.frame.FrameCodec;
import org.fengsui.gateway.sl651.frame.Packet;

/** Makes frames as a station does. */
public final class Uplink {
    private Uplink() {}

    /** A frame whose body is given in hex; blanks are left out. */
    public static Frame frame(String station, int function, String body) {
        return frame(station, function, null, body, End.ETX);
    }

    public static Frame frame(String station, int function, Packet packet, String body, End end) {
        byte[] bytes = HexFormat.of().parseHex(body.replace(" ", ""));
        return new Frame(Direction.UP, 1, station, 0x1234, function, packet, bytes, end);
    }

    /** A level of a station at a time, serial number and time in hex. */
    public static Frame level(
            String station, int serial, String sent, String observed, String value) {
        return frame(
                station,
                0x32,
                "%04X %s F1F1 %s 48 F0F0 %s 3923 %s"
                        .formatted(serial, sent, station, observed, value));
    }

    public static byte[] bytes(Frame frame) {
        ByteBuf out = Unpooled.buffer();
        FrameCodec.write(frame, out);
        return ByteBufUtil.getBytes(out);
    }

    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    public static String hex(Frame frame) {
        return HexFormat.of().formatHex(bytes(frame)).toUpperCase(Locale.ROOT);
    }
}
