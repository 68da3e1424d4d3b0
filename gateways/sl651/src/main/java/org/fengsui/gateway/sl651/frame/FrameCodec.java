package org.fengsui.gateway.sl651.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a frame:
 *
 * <pre>
 * up    7E7E | centre 1 | station 5 | password 2 | function 1 | 0LLL | STX     | body | end | CRC 2
 * down  7E7E | station 5 | centre 1 | password 2 | function 1 | 8LLL | STX     | body | end | CRC 2
 *                                                     in several packets: SYN, then 12 bits total, 12 bits number
 * </pre>
 *
 * LLL counts what stands between the start character and the end character. Stateless.
 */
public final class FrameCodec {
    /** More bytes are needed to say anything. */
    static final int INCOMPLETE = -1;

    /** No frame of this direction begins here. */
    static final int BROKEN = 0;

    /** Bytes of the longest frame the length field allows. */
    public static final int MAX_FRAME = 17 + 0xFFF;

    private static final int START = 0x7E;
    private static final int STX = 0x02;
    private static final int SYN = 0x16;
    private static final int HEAD = 14;
    private static final int TAIL = 3;
    private static final int PACKET = 3;

    private FrameCodec() {}

    /** Index of the first 7E7E at or after {@code from}, -1 where there is none. */
    static int findStart(ByteBuf in, int from) {
        int last = in.writerIndex() - 1;
        for (int at = from; at < last; at++) {
            at = in.indexOf(at, last, (byte) START);
            if (at < 0) {
                return -1;
            }
            if (in.getUnsignedByte(at + 1) == START) {
                return at;
            }
        }
        return -1;
    }

    /**
     * Checks the frame that begins at the index.
     *
     * @return its length in bytes where it is whole and its checksum is right, else {@link
     *     #INCOMPLETE} or {@link #BROKEN}
     */
    static int check(ByteBuf in, int at, Direction direction) {
        int there = in.writerIndex() - at;
        if (there < HEAD) {
            return INCOMPLETE;
        }
        int lengthField = in.getUnsignedShort(at + 11);
        int start = in.getUnsignedByte(at + 13);
        int content = lengthField & 0xFFF;
        boolean plausible =
                lengthField >>> 12 == direction.bits()
                        && (start == STX || (start == SYN && content >= PACKET));
        if (!plausible) {
            return BROKEN;
        }
        int length = HEAD + content + TAIL;
        if (there < length) {
            return INCOMPLETE;
        }
        if (End.of(in.getUnsignedByte(at + HEAD + content), direction) == null) {
            return BROKEN;
        }
        int crc = in.getUnsignedShort(at + length - 2);
        return Crc16.of(in, at, length - 2) == crc ? length : BROKEN;
    }

    /** The frame at the index, which {@link #check} has found to be whole. */
    static Frame read(ByteBuf in, int at, Direction direction) {
        boolean up = direction == Direction.UP;
        int content = in.getUnsignedShort(at + 11) & 0xFFF;
        int bodyAt = at + HEAD;
        Packet packet = null;
        if (in.getUnsignedByte(at + 13) == SYN) {
            int numbers = in.getUnsignedMedium(bodyAt);
            packet = new Packet(numbers >>> 12, numbers & 0xFFF);
            bodyAt += PACKET;
        }
        int endAt = at + HEAD + content;
        byte[] body = new byte[endAt - bodyAt];
        in.getBytes(bodyAt, body);
        End end = End.of(in.getUnsignedByte(endAt), direction);
        if (end == null) {
            throw new IllegalArgumentException("no whole frame at index " + at);
        }
        return new Frame(
                direction,
                in.getUnsignedByte(up ? at + 2 : at + 7),
                ByteBufUtil.hexDump(in, up ? at + 3 : at + 2, 5).toUpperCase(Locale.ROOT),
                in.getUnsignedShort(at + 8),
                in.getUnsignedByte(at + 10),
                packet,
                body,
                end);
    }

    /**
     * Appends the frame with its checksum.
     *
     * @throws IllegalArgumentException where the body is longer than a frame can say
     */
    public static void write(Frame frame, ByteBuf out) {
        Packet packet = frame.packet();
        int content = frame.body().length + (packet == null ? 0 : PACKET);
        if (content > 0xFFF) {
            throw new IllegalArgumentException("a body has at most 4095 bytes, not " + content);
        }
        int begin = out.writerIndex();
        out.writeByte(START).writeByte(START);
        writeAddresses(frame, out);
        out.writeShort(frame.password()).writeByte(frame.function());
        out.writeShort(frame.direction().bits() << 12 | content);
        writeStart(packet, out);
        out.writeBytes(frame.body()).writeByte(frame.end().code());
        out.writeShort(Crc16.of(out, begin, out.writerIndex() - begin));
    }

    private static void writeAddresses(Frame frame, ByteBuf out) {
        byte[] station = HexFormat.of().parseHex(frame.station());
        if (frame.direction() == Direction.UP) {
            out.writeByte(frame.centre()).writeBytes(station);
        } else {
            out.writeBytes(station).writeByte(frame.centre());
        }
    }

    private static void writeStart(@Nullable Packet packet, ByteBuf out) {
        if (packet == null) {
            out.writeByte(STX);
        } else {
            out.writeByte(SYN).writeMedium(packet.total() << 12 | packet.number());
        }
    }
}
