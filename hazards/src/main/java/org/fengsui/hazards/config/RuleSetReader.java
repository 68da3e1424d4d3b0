package org.fengsui.hazards.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a rule set (design 8) from YAML or JSON and holds it against the registry.
 *
 * <p>A file stands for itself: nothing is taken from the packaged rules, so that a warning can be
 * explained by the one text that was in force. Lookup in the returned rule set is thread-safe and
 * costs one hash access.
 */
public final class RuleSetReader {

    private static final String PACKAGED = "default-rules.yaml";

    private RuleSetReader() {}

    /**
     * The rule set in the text.
     *
     * @param fileName as it is to stand in messages
     * @throws ConfigException with all problems, if there are any
     */
    public static RuleSet read(String fileName, String text, Registry registry) {
        Problems problems = new Problems(fileName);
        Fields file = YamlText.fields(text, problems);
        if (file == null) {
            problems.throwIfAny();
            throw new IllegalStateException("a text without fields must have a problem");
        }
        RuleSet rules = rules(file, registry);
        problems.throwIfAny();
        return rules;
    }

    /**
     * The rules that come with the product.
     *
     * @throws ConfigException where a subject of the registry contradicts them, e.g. by a {@code
     *     close_at} below the default orange
     */
    public static RuleSet packaged(Registry registry) {
        return read(PACKAGED, packagedText(), registry);
    }

    /** Text of the rules that come with the product. */
    public static String packagedText() {
        try (InputStream in = RuleSetReader.class.getResourceAsStream("/" + PACKAGED)) {
            if (in == null) {
                throw new IllegalStateException(
                        PACKAGED + " is missing from the class path; rebuild hazards");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PACKAGED + " of the class path", e);
        }
    }

    /**
     * The text of a rule set as JSON, in which {@link #read} sees the same rules.
     *
     * @throws ConfigException where {@link #read} would refuse the text
     */
    public static String json(String fileName, String text, Registry registry) {
        RuleSet rules = read(fileName, text, registry);
        Problems problems = new Problems(fileName);
        Node root = YamlText.compose(text, problems);
        problems.throwIfAny();
        if (root == null) {
            throw new IllegalStateException("rules of version " + rules.version() + " are empty");
        }
        return YamlJson.of(root);
    }

    private static RuleSet rules(Fields file, Registry registry) {
        Value versionValue = file.require("version", "a whole number, counted up with each change");
        Integer version =
                versionValue == null ? null : versionValue.integer("a whole number from 1", 1);
        SectionRuleSet rules =
                new SectionRuleSet(
                        Items.or(version, 1),
                        Section.read(
                                file, "waterlogging", DepthPart::read, DepthPart::read, registry),
                        Section.read(
                                file,
                                "river",
                                StagePart::readDefault,
                                StagePart::readSite,
                                registry),
                        Section.read(
                                file,
                                "reservoir",
                                fields -> ReservoirPart.readDefault(fields, registry.zone()),
                                fields -> ReservoirPart.readSite(fields, registry.zone()),
                                registry),
                        Section.read(file, "rainstorm", RainPart::read, RainPart::read, registry),
                        AreaRainSection.read(file),
                        Section.read(
                                file,
                                "flash_flood",
                                FlashFloodPart::readDefault,
                                FlashFloodPart::readSite,
                                registry),
                        Section.read(
                                file, "release", ReleasePart::read, ReleasePart::read, registry),
                        QualitySection.read(file, registry));
        file.refuseUnknown();
        return rules;
    }
}
