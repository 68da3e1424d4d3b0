package org.fengsui.hazards.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The fields of one map of a file. Remembers which were asked for: the others are unknown. */
public final class Fields {

    private final Problems problems;
    private final String path;
    private final MappingNode node;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Problems problems, String path, MappingNode node) {
        this.problems = problems;
        this.path = path;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            add(tuple);
        }
    }

    private void add(NodeTuple tuple) {
        Node keyNode = tuple.getKeyNode();
        if (!(keyNode instanceof ScalarNode scalar)) {
            problems.add(keyNode, path, "expected a name as key, found a list or a map");
            return;
        }
        String key = scalar.getValue();
        Node first = keys.get(key);
        if (first != null) {
            problems.add(
                    keyNode,
                    pathOf(key),
                    "given twice, first in line " + Problems.lineOf(first) + "; keep one of them");
            return;
        }
        keys.put(key, keyNode);
        values.put(key, new Value(problems, pathOf(key), tuple.getValueNode()));
    }

    String path() {
        return path;
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Line of the whole map. */
    int line() {
        return Problems.lineOf(node);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value of a field, null where it is not given. */
    public @Nullable Value get(String key) {
        known.add(key);
        return values.get(key);
    }

    /** The value of a field that must be given; null with a problem noted where it is not. */
    public @Nullable Value require(String key, String expected) {
        Value value = get(key);
        if (value == null) {
            reject(key, "missing; expected " + expected);
        }
        return value;
    }

    /** All fields, whatever their names. */
    public Map<String, Value> all() {
        known.addAll(values.keySet());
        return values;
    }

    /** Notes a problem of a field. */
    public void reject(String key, String message) {
        Node at = keys.get(key);
        problems.add(at == null ? node : at, pathOf(key), message);
    }

    /** Notes every field that nobody asked for. Call it last. */
    public void refuseUnknown() {
        keys.forEach(
                (key, at) -> {
                    if (!known.contains(key)) {
                        String suggestion = Suggestion.forWord(key, known);
                        problems.add(
                                at,
                                pathOf(key),
                                "unknown field"
                                        + (suggestion.isEmpty()
                                                ? "; expected one of " + String.join(", ", known)
                                                : suggestion));
                    }
                });
    }
}
