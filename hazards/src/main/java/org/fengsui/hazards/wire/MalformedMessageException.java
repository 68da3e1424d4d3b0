package org.fengsui.hazards.wire;

/** A message is not what design 7 says. The text names field, expectation and what was found. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without stack trace: bad input is data, and there may be a million of it. */
    public MalformedMessageException(String reason) {
        super(reason, null, false, false);
    }

    /** One sentence: what, where, expected. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
