package org.fengsui.hazards.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration text cannot be used. Holds every problem of it; nothing was changed. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int PRINTED = 100;

    @SuppressWarnings("serial") // Problem holds text only and the list is a JDK one
    private final List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(print(problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of their lines. */
    public List<Problem> problems() {
        return problems;
    }

    private static String print(List<Problem> problems) {
        String lines =
                problems.stream()
                        .limit(PRINTED)
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n"));
        int more = problems.size() - PRINTED;
        return more > 0 ? lines + "\n… and " + more + " more" : lines;
    }
}
