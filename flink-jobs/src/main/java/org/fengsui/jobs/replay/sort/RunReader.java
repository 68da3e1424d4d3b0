package org.fengsui.jobs.replay.sort;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads one run back. */
final class RunReader<T> implements Rows<T> {

    private final DataInputStream in;
    private final RowCodec<T> codec;

    RunReader(Path run, RowFormat<T> format) throws IOException {
        this.in =
                new DataInputStream(
                        new BufferedInputStream(Files.newInputStream(run), RunOutput.BUFFER));
        this.codec = format.codec();
    }

    @Override
    public @Nullable T next() throws IOException {
        return in.readBoolean() ? codec.read(in) : null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
