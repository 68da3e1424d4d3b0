package org.fengsui.jobs.replay.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits a stream into lines without copying them: the current line is a slice of {@link #buffer},
 * valid until the next call of {@link #next}. Ends at LF or CR LF; a byte order mark is skipped.
 */
final class ByteLines implements Closeable {

    private static final int FIRST_SIZE = 1 << 16;
    private static final int MAX_LINE = 1 << 25;

    private final InputStream in;
    private final int maxLine;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int filled;
    private int position;
    private int from;
    private int to;
    private long number;
    private boolean tooLong;
    private boolean ended;

    ByteLines(InputStream in) {
        this(in, MAX_LINE);
    }

    ByteLines(InputStream in, int maxLine) {
        this.in = in;
        this.maxLine = maxLine;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        tooLong = false;
        int scanned = position;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    accept(position, i);
                    position = i + 1;
                    return true;
                }
            }
            int pending = filled - position;
            if (pending > maxLine) {
                skipRest();
                return true;
            }
            if (!fill()) {
                if (pending == 0) {
                    return false;
                }
                accept(position, filled);
                position = filled;
                return true;
            }
            scanned = position + pending;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Number of the current line, from 1. */
    long number() {
        return number;
    }

    /** Whether the current line exceeds what is read at all; the slice is then its beginning. */
    boolean tooLong() {
        return tooLong;
    }

    String text() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    private void accept(int start, int end) {
        number++;
        from = start;
        to = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        if (number == 1
                && to - from >= 3
                && buffer[from] == (byte) 0xEF
                && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF) {
            from += 3;
        }
    }

    /** Moves what is unread to the front and reads more; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int pending = filled - position;
        if (pending == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        } else if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, pending);
        }
        position = 0;
        filled = pending;
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
            return false;
        }
        filled += read;
        return true;
    }

    private void skipRest() throws IOException {
        byte[] beginning = Arrays.copyOfRange(buffer, position, position + FIRST_SIZE / 2);
        boolean found = false;
        position = filled;
        while (!found && fill()) {
            for (int i = 0; i < filled && !found; i++) {
                if (buffer[i] == '\n') {
                    position = i + 1;
                    found = true;
                }
            }
            if (!found) {
                position = filled;
            }
        }
        // The beginning goes in front of what is unread.
        int pending = filled - position;
        byte[] joined = new byte[Math.max(buffer.length, beginning.length + pending)];
        System.arraycopy(beginning, 0, joined, 0, beginning.length);
        System.arraycopy(buffer, position, joined, beginning.length, pending);
        buffer = joined;
        accept(0, beginning.length);
        position = beginning.length;
        filled = beginning.length + pending;
        tooLong = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
