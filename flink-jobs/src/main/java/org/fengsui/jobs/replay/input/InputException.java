package org.fengsui.jobs.replay.input;

import java.io.IOException;

/** An input file cannot be read as a whole. The message names the file and what was expected. */
public final class InputException extends IOException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
