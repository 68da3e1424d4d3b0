package org.fengsui.jobs.replay;

/** A replay began and could not be finished; nothing was written. */
public final class ReplayFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    ReplayFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
