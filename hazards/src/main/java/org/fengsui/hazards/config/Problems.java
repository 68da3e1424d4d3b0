package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with one file, so that all of it is told at once. */
public final class Problems {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    /**
     * @param file name as it is to stand in messages
     */
    public Problems(String file) {
        this.file = file;
    }

    void add(Node node, String field, String message) {
        add(lineOf(node), field, message);
    }

    void add(int line, String field, String message) {
        found.add(new Problem(file, line, field, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * @throws ConfigException with all problems in the order of their lines, if there are any
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Problem::line));
            throw new ConfigException(found);
        }
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
