package org.fengsui.standalone.cluster;

import java.io.IOException;
import java.net.URI;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/**
 * The local file system with files forced to disk when they are closed.
 *
 * <p>Flink's own leaves that to the kernel, and a message acknowledged because a checkpoint covers
 * it would then be lost with the power.
 */
final class SyncedFileSystem extends LocalFileSystem {
    static final String SCHEME = "synced";

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
        return new SyncedOnClose(super.create(path, mode));
    }

    private static final class SyncedOnClose extends FSDataOutputStream {
        private final FSDataOutputStream out;
        private boolean closed;

        SyncedOnClose(FSDataOutputStream out) {
            this.out = out;
        }

        @Override
        public long getPos() throws IOException {
            return out.getPos();
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
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
            if (!closed) {
                closed = true;
                try (out) {
                    out.sync();
                }
            }
        }
    }
}
