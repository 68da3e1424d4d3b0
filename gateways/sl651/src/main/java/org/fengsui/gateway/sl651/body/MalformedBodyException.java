package org.fengsui.gateway.sl651.body;

/** A body, or a number in it, is not what the standard says. The message tells what is wrong. */
public final class MalformedBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedBodyException(String message) {
        super(message);
    }
}
