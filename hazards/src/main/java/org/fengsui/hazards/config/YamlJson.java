package org.fengsui.hazards.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML tree as JSON that the readers here read as the same thing. */
final class YamlJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private YamlJson() {}

    static String of(Node root) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(json, root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON into memory", e);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Node node) throws IOException {
        if (node instanceof MappingNode mapping) {
            json.writeStartObject();
            for (NodeTuple tuple : mapping.getValue()) {
                json.writeFieldName(((ScalarNode) tuple.getKeyNode()).getValue());
                write(json, tuple.getValueNode());
            }
            json.writeEndObject();
        } else if (node instanceof SequenceNode sequence) {
            json.writeStartArray();
            for (Node element : sequence.getValue()) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (node instanceof ScalarNode scalar) {
            scalar(json, scalar);
        }
    }

    private static void scalar(JsonGenerator json, ScalarNode scalar) throws IOException {
        String text = scalar.getValue();
        if (scalar.isPlain() && Value.NUMBER.matcher(text).matches()) {
            json.writeNumber(new BigDecimal(text));
        } else if (scalar.isPlain() && (text.equals("true") || text.equals("false"))) {
            json.writeBoolean(text.equals("true"));
        } else {
            json.writeString(text);
        }
    }
}
