package org.fengsui.jobs.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.fengsui.jobs.segment.Durable;

/**
 * Writes a part beside the target; closing appends the trailer, syncs and renames. Buffers, for
 * Flink writes metadata byte by byte.
 */
final class SealingOutputStream extends FSDataOutputStream {

    private static final int BUFFER = 1 << 16;

    private final FSDataOutputStream out;
    private final Path part;
    private final Path target;
    private final CRC32C sum = new CRC32C();
    private final byte[] buffer = new byte[BUFFER];
    private int buffered;
    private boolean closed;

    SealingOutputStream(FSDataOutputStream out, Path part, Path target) {
        this.out = out;
        this.part = part;
        this.target = target;
    }

    /** The length of the content, which is what Flink notes as the size of the file. */
    @Override
    public long getPos() throws IOException {
        return out.getPos() + buffered;
    }

    @Override
    public void write(int value) throws IOException {
        if (buffered == BUFFER) {
            drain();
        }
        buffer[buffered++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > BUFFER - buffered) {
            drain();
        }
        if (length > BUFFER) {
            out.write(bytes, offset, length);
            sum.update(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, buffer, buffered, length);
            buffered += length;
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, buffered);
        sum.update(buffer, 0, buffered);
        buffered = 0;
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void sync() throws IOException {
        drain();
        out.sync();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            try (out) {
                drain();
                out.write(Trailer.of(sum));
                out.sync();
            }
            Durable.rename(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
