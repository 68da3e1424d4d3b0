package org.fengsui.jobs.replay;

import java.util.List;

/** A replay cannot begin: an option or a file is wrong. Names all that is wrong at once. */
public final class ReplayConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ReplayConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
