package org.fengsui.jobs.replay.input;

import java.util.List;

/** One or more inputs cannot be read as a whole. */
public final class UnusableInputsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    UnusableInputsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence per input. */
    public List<String> problems() {
        return problems;
    }
}
