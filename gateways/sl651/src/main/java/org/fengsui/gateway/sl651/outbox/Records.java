package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a message stands in a file: length of the rest 4, CRC-32C of the rest 4, flags 1, length of
 * the topic 2, topic, payload.
 */
final class Records {
    static final int HEAD = 8;
    private static final int INNER_HEAD = 3;
    private static final int RETAINED = 1;
    private static final int TEST = 2;
    private static final int LONGEST = 16 << 20;

    private Records() {}

    static int size(OutMessage message) {
        return HEAD
                + INNER_HEAD
                + message.topic().getBytes(StandardCharsets.UTF_8).length
                + message.payload().length;
    }

    static void write(OutMessage message, ByteBuffer out) {
        byte[] topic = message.topic().getBytes(StandardCharsets.UTF_8);
        int begin = out.position();
        out.position(begin + HEAD);
        out.put((byte) ((message.retained() ? RETAINED : 0) | (message.test() ? TEST : 0)));
        out.putShort((short) topic.length).put(topic).put(message.payload());
        int length = out.position() - begin - HEAD;
        out.putInt(begin, length);
        out.putInt(begin + 4, sum(out.duplicate().flip().position(begin + HEAD)));
    }

    /**
     * The message at the offset.
     *
     * @param end of what may be read
     * @return null where none stands there whole
     */
    static @Nullable OutMessage read(FileChannel file, long offset, long end) throws IOException {
        if (offset + HEAD > end) {
            return null;
        }
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (!fill(file, head, offset)) {
            return null;
        }
        int length = head.getInt();
        int sum = head.getInt();
        if (length < INNER_HEAD || length > LONGEST || offset + HEAD + length > end) {
            return null;
        }
        ByteBuffer rest = ByteBuffer.allocate(length);
        if (!fill(file, rest, offset + HEAD) || sum(rest.duplicate()) != sum) {
            return null;
        }
        int flags = rest.get();
        byte[] topic = new byte[Short.toUnsignedInt(rest.getShort())];
        if (topic.length > rest.remaining()) {
            return null;
        }
        rest.get(topic);
        byte[] payload = new byte[rest.remaining()];
        rest.get(payload);
        return new OutMessage(
                new String(topic, StandardCharsets.UTF_8),
                payload,
                (flags & RETAINED) != 0,
                (flags & TEST) != 0);
    }

    private static boolean fill(FileChannel file, ByteBuffer into, long offset) throws IOException {
        while (into.hasRemaining()) {
            if (file.read(into, offset + into.position()) < 0) {
                return false;
            }
        }
        into.flip();
        return true;
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
