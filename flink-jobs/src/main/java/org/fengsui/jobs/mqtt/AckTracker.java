package org.fengsui.jobs.mqtt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was emitted over the current connection and may be acknowledged once a checkpoint holds it:
 * emitted, then part of a checkpoint, then handed out when that checkpoint (or a later one) is
 * complete, in the order of receipt. An aborted checkpoint needs nothing: a later one covers it.
 *
 * <p>Threading: one writer; {@link #size} may be read from anywhere.
 */
final class AckTracker {

    private final TreeMap<Long, int[]> byCheckpoint = new TreeMap<>();
    private int[] emitted = new int[64];
    private int count;
    private int epoch;
    private volatile int size;

    /** Notes an emitted message. A new connection forgets the old one's: they are sent again. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void emitted(int ofEpoch, int packetId) {
        if (ofEpoch > epoch) {
            epoch = ofEpoch;
            byCheckpoint.clear();
            count = 0;
            size = 0;
        }
        if (ofEpoch < epoch || packetId == 0) {
            return;
        }
        if (count == emitted.length) {
            emitted = Arrays.copyOf(emitted, count * 2);
        }
        emitted[count++] = packetId;
        size++;
    }

    void snapshot(long checkpoint) {
        if (count > 0) {
            byCheckpoint.put(checkpoint, Arrays.copyOf(emitted, count));
            count = 0;
        }
    }

    /** Packet ids of {@link #epoch} to acknowledge now, in the order of receipt. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    List<int[]> complete(long checkpoint) {
        Map<Long, int[]> done = byCheckpoint.headMap(checkpoint, true);
        List<int[]> packets = new ArrayList<>(done.values());
        done.clear();
        for (int[] ids : packets) {
            size -= ids.length;
        }
        return packets;
    }

    /** The connection whose messages are tracked. */
    int epoch() {
        return epoch;
    }

    /** Emitted and not yet handed out. */
    int size() {
        return size;
    }
}
