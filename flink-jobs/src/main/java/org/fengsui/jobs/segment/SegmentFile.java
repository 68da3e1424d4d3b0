package org.fengsui.jobs.segment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A segment that is being written: UTF-8 lines, gzip. Never overwrites a file. */
final class SegmentFile {

    private final String file;
    private final Path path;
    private final FileChannel channel;
    private final FastGzip gzip;
    private final OutputStream out;
    private long lines;

    SegmentFile(String file, Path path) throws IOException {
        this.file = file;
        this.path = path;
        this.channel =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.gzip = new FastGzip(Channels.newOutputStream(channel));
        this.out = new BufferedOutputStream(gzip, 32 * 1024);
    }

    void append(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        lines++;
    }

    long lines() {
        return lines;
    }

    /** Completes the file and syncs it; the caller syncs the folder. */
    Segment seal() throws IOException {
        try (out) {
            out.flush();
            gzip.finish();
            channel.force(true);
            return new Segment(file, lines, channel.size());
        }
    }

    /** Drops what was written. */
    void discard() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /** The fastest level: line protocol and JSON shrink to a fifth even so. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 16 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
