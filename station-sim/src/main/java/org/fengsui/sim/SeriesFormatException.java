package org.fengsui.sim;

import java.nio.file.Path;
import java.util.List;

/** A recorded series that cannot be used; the message names file, line and what was expected. */
public final class SeriesFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    SeriesFormatException(Path file, List<String> errors) {
        super(file + ":\n  " + String.join("\n  ", errors));
    }
}
