package org.fengsui.jobs.archive;

import java.io.IOException;
import java.nio.file.Path;

/** An archive file is not what it should be; the message names file and line. */
public final class ArchiveFormatException extends IOException {

    private static final long serialVersionUID = 1;

    ArchiveFormatException(Path file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
