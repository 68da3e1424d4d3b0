package org.fengsui.jobs.replay.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns recurring slices of bytes into shared objects without making a string each time. What the
 * parser refuses (answers null) is not kept.
 */
final class SliceTable<T> {

    private static final int MAX_ENTRIES = 1 << 20;

    private final Function<String, @Nullable T> parser;
    private @Nullable Entry<T>[] entries = table(1 << 10);
    private int size;

    SliceTable(Function<String, @Nullable T> parser) {
        this.parser = parser;
    }

    @Nullable T get(byte[] b, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + b[i];
        }
        hash *= 0x9E3779B9;
        int slot = hash >>> 16 & entries.length - 1;
        for (Entry<T> entry = entries[slot]; entry != null; entry = entry.next) {
            if (entry.hash == hash
                    && Arrays.equals(entry.bytes, 0, entry.bytes.length, b, from, to)) {
                return entry.value;
            }
        }
        T value = parser.apply(new String(b, from, to - from, StandardCharsets.UTF_8));
        if (value != null && size < MAX_ENTRIES) {
            size++;
            entries[slot] =
                    new Entry<>(hash, Arrays.copyOfRange(b, from, to), value, entries[slot]);
            if (size > entries.length && entries.length < 1 << 16) {
                grow();
            }
        }
        return value;
    }

    private void grow() {
        @Nullable Entry<T>[] old = entries;
        entries = table(2 * old.length);
        for (Entry<T> head : old) {
            for (Entry<T> entry = head; entry != null; entry = entry.next) {
                int slot = entry.hash >>> 16 & entries.length - 1;
                entries[slot] = new Entry<>(entry.hash, entry.bytes, entry.value, entries[slot]);
            }
        }
    }

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    private static <T> @Nullable Entry<T>[] table(int length) {
        return (Entry<T>[]) new Entry<?>[length];
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry<T>(int hash, byte[] bytes, T value, @Nullable Entry<T> next) {}
}
