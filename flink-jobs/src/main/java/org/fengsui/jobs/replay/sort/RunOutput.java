package org.fengsui.jobs.replay.sort;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes one run: each row behind a 1, a 0 at the end. */
final class RunOutput<T> implements Closeable {

    static final int BUFFER = 1 << 16;

    private final DataOutputStream out;
    private final RowCodec<T> codec;

    RunOutput(Path run, RowFormat<T> format) throws IOException {
        this.out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER));
        this.codec = format.codec();
    }

    void write(T row) throws IOException {
        out.writeBoolean(true);
        codec.write(row, out);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.writeBoolean(false);
        }
    }
}
