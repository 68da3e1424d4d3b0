package org.fengsui.jobs.replay.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.archive.ArchiveFormatException;
import org.fengsui.jobs.archive.ArchiveReader;
import org.fengsui.jobs.replay.sort.Rows;
import org.jspecify.annotations.Nullable;

/** The messages of an archive directory, by {@code received}. A damaged archive is no input. */
final class ArchiveRows implements Rows<Input> {

    private final ArchiveReader archive;

    ArchiveRows(Path directory) throws IOException {
        this.archive = ArchiveReader.open(directory);
        if (!hasNext()) {
            archive.close();
            throw new InputException(
                    directory
                            + ": holds no archive; expected files such as 2026-07-01/08.jsonl.gz");
        }
    }

    @Override
    public @Nullable Input next() throws IOException {
        return hasNext() ? Input.of(Downtimes.known(archive.next())) : null;
    }

    private boolean hasNext() throws IOException {
        try {
            return archive.hasNext();
        } catch (UncheckedIOException failure) {
            IOException cause = failure.getCause();
            throw cause instanceof ArchiveFormatException
                    ? new InputException(String.valueOf(cause.getMessage()), cause)
                    : cause;
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
