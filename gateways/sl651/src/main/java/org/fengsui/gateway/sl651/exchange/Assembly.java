package org.fengsui.gateway.sl651.exchange;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.fengsui.gateway.sl651.frame.End;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.frame.Packet;
import org.jspecify.annotations.Nullable;

/** The packets of one message, as far as they have come. Not thread-safe. */
final class Assembly {
    /** How often one packet is asked for. */
    private static final int MOST_REQUESTS = 2;

    /** Memory of one packet beside its bytes, roughly. */
    private static final int AROUND = 80;

    private final int total;
    private final int mostBytes;
    private final Map<Integer, byte[]> packets = new HashMap<>();
    private final Map<Integer, Integer> requests = new HashMap<>();
    private int bytes;
    private boolean lastSeen;
    private Frame newest;

    Assembly(Frame first, Packet packet, int mostBytes) {
        this.total = packet.total();
        this.mostBytes = mostBytes;
        this.newest = first;
    }

    /** Whether the packet can belong to this message. */
    boolean fits(Packet packet, Frame frame) {
        byte[] known = packets.get(packet.number());
        return packet.total() == total && (known == null || Arrays.equals(known, frame.body()));
    }

    /**
     * Takes a packet in.
     *
     * @return false where the message grows too long
     */
    boolean add(Packet packet, Frame frame) {
        newest = frame;
        lastSeen |= packet.number() == total || frame.end() == End.ETX;
        if (packets.putIfAbsent(packet.number(), frame.body()) == null) {
            bytes += frame.body().length;
        }
        return bytes <= mostBytes;
    }

    /** Memory it takes, bytes, roughly. */
    int weight() {
        return bytes + AROUND * packets.size();
    }

    boolean isComplete() {
        return packets.size() == total;
    }

    /** Whether the station has come to the end, so that what is missing is lost. */
    boolean isLastSeen() {
        return lastSeen;
    }

    /** The newest frame, whose addresses an answer takes. */
    Frame newest() {
        return newest;
    }

    /** The first packet, which alone has serial number and time; null where it is missing. */
    byte @Nullable [] firstBody() {
        return packets.get(1);
    }

    /**
     * The packet to ask for now: the first that is missing.
     *
     * @return null where it has been asked for often enough
     */
    @Nullable Packet request() {
        for (int number = 1; number <= total; number++) {
            if (!packets.containsKey(number)) {
                boolean asked = requests.merge(number, 1, Integer::sum) > MOST_REQUESTS;
                return asked ? null : new Packet(total, number);
            }
        }
        return null;
    }

    byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream(bytes);
        for (int number = 1; number <= total; number++) {
            byte[] packet = packets.get(number);
            if (packet != null) {
                body.writeBytes(packet);
            }
        }
        return body.toByteArray();
    }
}
