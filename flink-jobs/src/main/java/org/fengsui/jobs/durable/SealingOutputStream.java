package org.fengsui.jobs.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.fengsui.jobs.segment.Durable;

/** Writes a part beside the target; closing appends the trailer, syncs and renames. */
final class SealingOutputStream extends FSDataOutputStream {

    private final FSDataOutputStream out;
    private final Path part;
    private final Path target;
    private final CRC32C sum = new CRC32C();
    private boolean closed;

    SealingOutputStream(FSDataOutputStream out, Path part, Path target) {
        this.out = out;
        this.part = part;
        this.target = target;
    }

    /** The length of the content, which is what Flink notes as the size of the file. */
    @Override
    public long getPos() throws IOException {
        return out.getPos();
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        sum.update(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        sum.update(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void sync() throws IOException {
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
                out.write(Trailer.of(sum));
                out.sync();
            }
            Durable.rename(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
