package org.fengsui.hazards.config;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Parses YAML, and so JSON, into a tree that knows its lines.
 *
 * <p>Nothing is constructed from tags. Size and depth are limited and aliases may only stand for
 * scalars, so that a short text cannot unfold into a huge one.
 */
public final class YamlText {

    private static final int MAX_CHARACTERS = 64 * 1024 * 1024;
    private static final int MAX_DEPTH = 30;

    private YamlText() {}

    /** The fields of the file, null with a problem noted where there are none. */
    public static @Nullable Fields fields(String text, Problems problems) {
        Node root = compose(text, problems);
        if (root == null) {
            return null;
        }
        if (!(root instanceof MappingNode mapping)) {
            problems.add(root, "", "expected fields such as 'version: 1', found none");
            return null;
        }
        return new Fields(problems, "", mapping);
    }

    static @Nullable Node compose(String text, Problems problems) {
        if (text.length() > MAX_CHARACTERS) {
            problems.add(
                    1,
                    "",
                    "expected at most "
                            + MAX_CHARACTERS
                            + " characters, found "
                            + text.length()
                            + "; split the file");
            return null;
        }
        try {
            Node root = new Yaml(options()).compose(new StringReader(text));
            if (root == null) {
                problems.add(1, "", "the file is empty; expected fields such as 'version: 1'");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(line, "", "not valid YAML: " + e.getProblem() + "; correct the syntax");
        } catch (YAMLException e) {
            problems.add(1, "", "not valid YAML: " + explain(e));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            problems.add(1, "", "not valid YAML: the parser failed on it (" + e + ")");
        }
        return null;
    }

    private static String explain(YAMLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("aliases")
                ? "an alias (*name) stands for a list or a map; write the content out instead"
                : message;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        return options;
    }
}
