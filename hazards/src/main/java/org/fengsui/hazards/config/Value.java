package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of a file with its place. Every reading method notes a problem and returns null where
 * the value is not what was expected.
 */
public final class Value {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][-+]?\\d{1,3})?");
    private static final int MAX_TEXT = 10_000;

    private final Problems problems;
    private final String path;
    private final Node node;

    Value(Problems problems, String path, Node node) {
        this.problems = problems;
        this.path = path;
        this.node = node;
    }

    String path() {
        return path;
    }

    /** Notes "expected …, found …"; {@code expected} may go on with what to do. */
    public void reject(String expected) {
        problems.add(node, path, "expected " + expected + ", found " + found());
    }

    /** Notes "expected …, found …; advice". */
    public void reject(String expected, String advice) {
        problems.add(node, path, "expected " + expected + ", found " + found() + "; " + advice);
    }

    /** Notes a problem in words of its own. */
    public void refuse(String message) {
        problems.add(node, path, message);
    }

    public boolean isText() {
        return scalar() != null;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isNumber() {
        ScalarNode scalar = scalar();
        return scalar != null
                && scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
                && NUMBER.matcher(scalar.getValue()).matches();
    }

    public @Nullable String text(String expected) {
        ScalarNode scalar = scalar();
        if (scalar == null || scalar.getValue().isBlank()) {
            reject(expected);
            return null;
        }
        if (scalar.getValue().length() > MAX_TEXT) {
            reject(expected + " of at most " + MAX_TEXT + " characters");
            return null;
        }
        return scalar.getValue();
    }

    public @Nullable String id() {
        ScalarNode scalar = scalar();
        if (scalar == null || !ID.matcher(scalar.getValue()).matches()) {
            reject("an id of 1 to 64 letters, digits, '_' or '-'");
            return null;
        }
        return scalar.getValue();
    }

    public @Nullable Double number(String expected) {
        ScalarNode scalar = scalar();
        Double number = null;
        if (scalar != null && isNumber()) {
            number = Double.valueOf(scalar.getValue());
        }
        if (number == null || !Double.isFinite(number)) {
            reject(expected);
            return null;
        }
        return number;
    }

    public @Nullable Double number(String expected, double min, double max) {
        Double number = number(expected);
        if (number != null && (number < min || number > max)) {
            reject(expected);
            return null;
        }
        return number;
    }

    @Nullable Integer integer(String expected, int min) {
        ScalarNode scalar = scalar();
        if (scalar != null && isNumber()) {
            try {
                int number = Integer.parseInt(scalar.getValue());
                if (number >= min) {
                    return number;
                }
            } catch (NumberFormatException e) {
                reject(expected);
                return null;
            }
        }
        reject(expected);
        return null;
    }

    public @Nullable Boolean flag(String expected) {
        ScalarNode scalar = scalar();
        String text = scalar == null ? "" : scalar.getValue().toLowerCase(Locale.ROOT);
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        reject(expected);
        return null;
    }

    public <E extends Enum<E>> @Nullable E oneOf(Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        String word = oneOf(words);
        return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    public @Nullable String oneOf(List<String> words) {
        ScalarNode scalar = scalar();
        if (scalar != null && words.contains(scalar.getValue())) {
            return scalar.getValue();
        }
        String suggestion = scalar == null ? "" : Suggestion.forWord(scalar.getValue(), words);
        problems.add(
                node,
                path,
                "expected "
                        + words.stream().collect(Collectors.joining(", "))
                        + ", found "
                        + found()
                        + suggestion);
        return null;
    }

    public @Nullable Fields fields(String expected) {
        if (node instanceof MappingNode mapping) {
            return new Fields(problems, path, mapping);
        }
        reject(expected);
        return null;
    }

    /** The elements of a list; empty with a problem noted where it is none. */
    public List<Value> items(String expected) {
        if (!(node instanceof SequenceNode sequence)) {
            reject(expected);
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Value(problems, path + "[" + nameOf(item, items.size()) + "]", item));
        }
        return items;
    }

    /** An element is called by its id where it has one, else by its index. */
    private static String nameOf(Node item, int index) {
        if (item instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id")
                        && tuple.getValueNode() instanceof ScalarNode id
                        && ID.matcher(id.getValue()).matches()) {
                    return id.getValue();
                }
            }
        }
        return String.valueOf(index);
    }

    private @Nullable ScalarNode scalar() {
        return node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())
                ? scalar
                : null;
    }

    private String found() {
        ScalarNode scalar = scalar();
        if (scalar != null) {
            String text = scalar.getValue();
            return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
        }
        return node instanceof MappingNode
                ? "a map"
                : node instanceof SequenceNode ? "a list" : "nothing";
    }
}
