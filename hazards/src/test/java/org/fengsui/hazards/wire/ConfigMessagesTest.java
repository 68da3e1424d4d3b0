package org.fengsui.hazards.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.config.Samples;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.RuleSet;
import org.junit.jupiter.api.Test;

class ConfigMessagesTest {

    private final Registry registry = Samples.registry();
    private final String rulesText = RuleSetReader.packagedText();
    private final RuleSet rules = RuleSetReader.packaged(registry);

    @Test
    void of_registryAndRules_putsTheVersionLast() {
        List<ConfigMessage> messages = messages(registry);

        assertThat(messages)
                .extracting(ConfigMessage::topic)
                .containsExactly(
                        "config/area/gudang",
                        "config/area/hz",
                        "config/area/xihu",
                        "config/subject/BAYI",
                        "config/subject/HILL",
                        "config/station/BAYI-1",
                        "config/station/CAM-1",
                        "config/station/RAIN-1",
                        "config/station/RIVER-1",
                        "config/rules",
                        "config/version");
        assertThat(messages.get(10).text())
                .startsWith(
                        "{\"registry\":3,\"rules\":1,\"zone\":\"Asia/Shanghai\",\"areas\":3,"
                                + "\"subjects\":2,\"stations\":4,\"sum\":\"");
    }

    @Test
    void assemble_inAnyOrder_givesTheSameRegistryAndRules() {
        for (int seed = 0; seed < 20; seed++) {
            List<ConfigMessage> messages = new ArrayList<>(messages(registry));
            Collections.shuffle(messages, new Random(seed));

            List<ConfigTexts> texts = assemble(new ConfigAssembler(), messages);

            assertThat(texts).hasSize(1);
            assertThat(RegistryReader.read("r", texts.get(0).registry())).isEqualTo(registry);
            RuleSet read = RuleSetReader.read("rules", texts.get(0).rules(), registry);
            for (Subject subject : registry.subjects().values()) {
                assertThat(read.depthRule(subject)).isEqualTo(rules.depthRule(subject));
                assertThat(read.rainRule(subject)).isEqualTo(rules.rainRule(subject));
            }
        }
    }

    @Test
    void assemble_changeWithoutChangeInNumbers_waitsForEveryPart() {
        Registry later =
                RegistryReader.read(
                        "r",
                        Samples.text("registry.yaml").replace("close_at: 0.27", "close_at: 0.3"));
        ConfigAssembler assembler = new ConfigAssembler();
        assemble(assembler, messages(registry));
        List<ConfigMessage> backwards = new ArrayList<>(messages(later));
        Collections.reverse(backwards);

        List<ConfigTexts> texts = assemble(assembler, backwards);

        assertThat(texts).hasSize(1);
        assertThat(RegistryReader.read("r", texts.get(0).registry())).isEqualTo(later);
    }

    @Test
    void assemble_stationRemoved_needsItsClearing() {
        String text = Samples.text("registry.yaml");
        Registry later = RegistryReader.read("r", text.substring(0, text.indexOf("  - id: CAM-1")));
        ConfigAssembler assembler = new ConfigAssembler();
        assemble(assembler, messages(registry));

        assertThat(assemble(assembler, messages(later))).isEmpty();
        List<ConfigMessage> cleared = ConfigMessages.cleared(registry, later);
        assertThat(cleared)
                .extracting(ConfigMessage::topic)
                .containsExactly("config/station/CAM-1");
        List<ConfigTexts> texts = assemble(assembler, cleared);
        assertThat(RegistryReader.read("r", texts.get(0).registry())).isEqualTo(later);
    }

    @Test
    void accept_notAnObject_isRefusedAndChangesNothing() {
        ConfigAssembler assembler = new ConfigAssembler();
        List<ConfigMessage> messages = messages(registry);
        assemble(assembler, messages.subList(0, 10));

        assertThatThrownBy(
                        () ->
                                assembler.accept(
                                        "config/area/hz", "[]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class);
        assertThat(assemble(assembler, messages.subList(10, 11))).hasSize(1);
    }

    private List<ConfigMessage> messages(Registry of) {
        return ConfigMessages.of(of, RuleSetReader.packaged(of), rulesText);
    }

    private static List<ConfigTexts> assemble(
            ConfigAssembler assembler, List<ConfigMessage> messages) {
        List<ConfigTexts> texts = new ArrayList<>();
        for (ConfigMessage message : messages) {
            ConfigTexts complete = assembler.accept(message.topic(), message.payload());
            if (complete != null) {
                texts.add(complete);
            }
        }
        return texts;
    }
}
