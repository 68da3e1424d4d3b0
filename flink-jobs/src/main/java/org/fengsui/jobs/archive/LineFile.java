package org.fengsui.jobs.archive;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.fengsui.hazards.wire.Arrival;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an archive file, gzip if its name ends with {@code .gz}, and counts them. */
final class LineFile implements AutoCloseable {

    private static final String RECEIVED_FIRST = "{\"received\":\"";

    private final Path file;
    private final BufferedReader reader;
    private long number;

    LineFile(Path file) throws IOException {
        this.file = file;
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 16 * 1024);
        try {
            InputStream plain =
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in, 16 * 1024) : in;
            this.reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (EOFException | ZipException e) {
            in.close();
            throw new ArchiveFormatException(file, 1, damaged(e));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The next line, null at the end. */
    @Nullable String next() throws IOException {
        try {
            String line = reader.readLine();
            number++;
            return line;
        } catch (EOFException | ZipException e) {
            throw new ArchiveFormatException(file, number + 1, damaged(e));
        }
    }

    /** Which line was read last, from 1. */
    long number() {
        return number;
    }

    /** {@code received} of the line that was read last, without looking at the rest of it. */
    long received(String line) throws ArchiveFormatException {
        int start = RECEIVED_FIRST.length();
        int end = line.indexOf('"', start);
        if (line.startsWith(RECEIVED_FIRST) && end > 0) {
            try {
                return ArrivalLines.received(line.substring(start, end));
            } catch (IllegalArgumentException e) {
                throw bad(number, e);
            }
        }
        return decode(line, number).received();
    }

    /** The arrival of a line with its number. */
    Arrival decode(String line, long number) throws ArchiveFormatException {
        try {
            return ArrivalLines.decode(line);
        } catch (IllegalArgumentException e) {
            throw bad(number, e);
        }
    }

    private ArchiveFormatException bad(long number, IllegalArgumentException e) {
        return new ArchiveFormatException(file, number, String.valueOf(e.getMessage()));
    }

    ArchiveFormatException notSorted() {
        return new ArchiveFormatException(
                file, number, "is earlier than the line before; the file must be sorted");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static String damaged(IOException e) {
        return "the gzip data is cut short or damaged ("
                + e.getMessage()
                + "); the lines before it are readable, the rest must come from a copy";
    }
}
