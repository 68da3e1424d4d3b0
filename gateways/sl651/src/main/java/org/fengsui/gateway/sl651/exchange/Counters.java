package org.fengsui.gateway.sl651.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What happened since the start. Thread-safe. */
public final class Counters {
    /** What is counted. */
    public enum Count {
        /** Whole frames with a right checksum. */
        FRAMES,
        /** Bytes that were no frame. */
        SKIPPED_BYTES,
        /** What began like a frame and was none, e.g. by its checksum. */
        BROKEN_FRAMES,
        HEARTBEATS,
        /** Messages that were taken for the first time. */
        MESSAGES,
        /** Messages that had been taken before. */
        DUPLICATES,
        CONFIRMED,
        /** Packets asked for again. */
        ASKED_AGAIN,
        /** Messages in several packets that were given up. */
        INCOMPLETE,
        /** Messages that could not be kept, so not confirmed. */
        NOT_KEPT,
        UNKNOWN_STATION,
        WRONG_PASSWORD,
        /** Functions that are not read. */
        UNREAD_FUNCTION,
        /** Bodies of which nothing can be read. */
        UNREADABLE,
        /** Notes of {@link org.fengsui.gateway.sl651.publish.Note}. */
        NOTES,
        CLOCKS_SET,
        CONNECTIONS_REFUSED
    }

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

    public Counters() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    public void add(Count count) {
        add(count, 1);
    }

    public void add(Count count, long number) {
        LongAdder adder = counts.get(count);
        if (adder != null) {
            adder.add(number);
        }
    }

    public long get(Count count) {
        LongAdder adder = counts.get(count);
        return adder == null ? 0 : adder.sum();
    }
}
