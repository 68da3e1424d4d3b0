package org.fengsui.jobs.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.fengsui.hazards.wire.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrivals: all of an archive folder in the order of {@code received}, whatever state its
 * merges are in, also while they run; or those of one {@code .jsonl} or {@code .jsonl.gz} file in
 * the order of its lines. What is committed after the reader reached its hour is not seen.
 *
 * <p>A line that cannot be read ends the reading with an {@link UncheckedIOException} around an
 * {@link ArchiveFormatException} that names file and line. Not thread-safe.
 */
public final class ArchiveReader implements Iterator<Arrival>, AutoCloseable {

    private static final int TRIES = 100;

    private final Deque<HourFiles.Hour> hours;
    private @Nullable HourLines lines;
    private @Nullable LineFile file;
    private @Nullable Arrival next;

    private ArchiveReader(Deque<HourFiles.Hour> hours, @Nullable LineFile file) {
        this.hours = hours;
        this.file = file;
    }

    /**
     * Opens an archive folder or one archive file.
     *
     * @throws IOException if it is neither
     */
    public static ArchiveReader open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new ArchiveReader(new ArrayDeque<>(HourFiles.hours(path)), null);
        }
        return new ArchiveReader(new ArrayDeque<>(), new LineFile(path));
    }

    @Override
    public boolean hasNext() {
        try {
            if (next == null) {
                next = read();
            }
            return next != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Arrival next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no arrival is left");
        }
        Arrival arrival = next;
        next = null;
        return arrival;
    }

    private @Nullable Arrival read() throws IOException {
        if (file != null) {
            String line = file.next();
            return line == null ? null : file.decode(line, file.number());
        }
        while (true) {
            if (lines == null) {
                HourFiles.Hour hour = hours.poll();
                if (hour == null) {
                    return null;
                }
                lines = load(hour);
            }
            Arrival arrival = lines.nextArrival();
            if (arrival != null) {
                return arrival;
            }
            lines.close();
            lines = null;
        }
    }

    /** Reads an hour's parts, again if a merge took some away meanwhile. */
    private static HourLines load(HourFiles.Hour hour) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            HourLines loaded = null;
            try {
                HourFiles before = HourFiles.read(hour);
                loaded = new HourLines(before);
                if (before.stillHolds(HourFiles.read(hour))) {
                    return loaded;
                }
            } catch (NoSuchFileException e) {
                if (!Files.isDirectory(hour.day())) {
                    throw e;
                }
            }
            if (loaded != null) {
                loaded.close();
            }
        }
        throw new IOException(
                "hour "
                        + hour.hour()
                        + " in "
                        + hour.day()
                        + " changes faster than it can be read");
    }

    @Override
    public void close() throws IOException {
        hours.clear();
        if (lines != null) {
            lines.close();
        }
        if (file != null) {
            file.close();
        }
    }
}
