package org.fengsui.hazards.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.config.Samples;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas that are published say what the code does. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MUTANTS = 3000;
    private static final Pattern OTHER_ID =
            Pattern.compile(".*: '[A-Za-z0-9_-]{1,64}' disagrees with the topic.*");

    /** What a field may be replaced by; a name for each kind of JSON value and its borders. */
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "3",
        "1.5",
        "1e15",
        "1e17",
        "\"\"",
        "\"abc\"",
        "\"a b\"",
        "\"PT5M\"",
        "\"PT0S\"",
        "\"5 min\"",
        "\"2026-07-01T08:00:00+08:00\"",
        "\"2026-07-01T08:00:00\"",
        "\"2026-07-01T08:00Z\"",
        "\"red\"",
        "\"online\"",
        "\"raise\"",
        "\"day\"",
        "\">\"",
        "[]",
        "[\"x\"]",
        "[1]",
        "{}",
        "{\"zh\":\"\",\"en\":\"\"}"
    };

    private static final String OBSERVATION =
            """
            {"station":"BAYI","time":"2026-07-01T08:00:00+08:00","seq":7,"period":"PT5M",
             "historical":false,"quality":3,"values":{"water_depth":0.31,"crack@C2":1.2,"rain":0.2}}""";
    private static final String OBSERVATIONS =
            "["
                    + OBSERVATION
                    + ",{\"station\":\"BAYI\",\"time\":1782864000000,\"values\":{\"stage\":-0.1}}]";
    private static final String STATUS =
            """
            {"station":"BAYI","time":1782864000000,"state":"online","mode":"patrol","pose":"P1",
             "azimuth_known":true,"imaging":"day","visibility":5000,"power":"mains","faults":["a"]}""";
    private static final String ACTION =
            """
            {"id":"a-1","action":"set_level","warning":"w-1","revision":3,"subject":"BAYI",
             "station":"BAYI-1","sensor":"C2","user":"wang","role":"duty",
             "time":"2026-07-01T08:00:00+08:00","reason":"x","level":"orange",
             "from":1782864000000,"until":"2026-07-01T09:00:00+08:00","second":"li"}""";

    @Test
    void obs_schemaAndCode_agreeOnEveryMutant() throws JsonProcessingException {
        agree("obs", OBSERVATION, json -> accepted("obs/BAYI", json));
        agree("obs", OBSERVATIONS, json -> accepted("obs/BAYI", json));
    }

    @Test
    void status_schemaAndCode_agreeOnEveryMutant() throws JsonProcessingException {
        agree("status", STATUS, json -> accepted("status/BAYI", json));
    }

    @Test
    void act_schemaAndCode_agreeOnEveryMutant() throws JsonProcessingException {
        agree("act", ACTION, json -> accepted("act/wang", json));
        for (String action : ActionDecoder.ACTIONS) {
            agree(
                    "act",
                    ACTION.replace("set_level", action),
                    json -> accepted("act/wang", json),
                    300);
        }
    }

    @Test
    void warning_schemaAndCode_agreeOnEveryMutant() throws JsonProcessingException {
        agree("warning", WarningJson.text(WarningSamples.FULL, ZONE), SchemaTest::isWarning);
    }

    @Test
    void warning_written_isValidWhateverItSays() {
        List<Warning> warnings = new ArrayList<>(List.of(WarningSamples.FULL, WarningSamples.BARE));
        for (Warning warning : warnings) {
            assertThat(Schemas.faults("warning", WarningJson.text(warning, ZONE))).isEmpty();
            assertThat(Schemas.faults("warnings-jsonl", WarningJson.text(warning, ZONE))).isEmpty();
        }
    }

    @Test
    void warning_words_areThoseOfTheCode() throws JsonProcessingException {
        JsonNode properties = JSON.readTree(schemaText("warning")).get("properties");
        Map.of(
                        "hazard", Hazard.values(),
                        "status", Status.values(),
                        "condition", Condition.values(),
                        "basis", Basis.values(),
                        "freshness", Freshness.values())
                .forEach(
                        (field, constants) ->
                                assertThat(words(properties.get(field).get("enum")))
                                        .containsExactlyElementsOf(
                                                Arrays.stream((Enum<?>[]) constants)
                                                        .map(c -> c.name().toLowerCase())
                                                        .toList()));
    }

    @Test
    void act_words_areThoseOfTheCode() throws JsonProcessingException {
        assertThat(words(JSON.readTree(schemaText("act")).at("/properties/action/enum")))
                .containsExactlyElementsOf(ActionDecoder.ACTIONS);
    }

    @Test
    void config_written_isValid() {
        Registry registry =
                RegistryReader.read(
                        "registry.yaml",
                        Samples.text("registry.yaml")
                                + """
                                  - {id: DAM, kind: reservoir, area: xihu, location: {lon: 120.17, lat: 30.26}, interval: PT1H, quantities: [stage]}
                                """);
        String rules =
                RuleSetReader.packagedText()
                        .replace(
                                "\nriver:\n",
                                "\nriver:\n  sites: {RIVER-1: {warning: 20, guarantee: \"> 21\"}}\n")
                        .replace(
                                "\nreservoir:\n",
                                """

                                reservoir:
                                  sites:
                                    DAM: {flood_limits: [{from: 04-01, to: 06-30, level: 18}], normal: 20, crest: 25}
                                """)
                        .replace(
                                "\nquality:\n",
                                """

                                quality:
                                  stations:
                                    RIVER-1: {stage: {range: {fail: [0, 30]}, spike: {method: average, suspect: 1}, attenuated: {window: PT1H, fail: 0.1}, climatology: [{months: [1], suspect: [1, 2]}]}}
                                """);
        List<ConfigMessage> messages =
                ConfigMessages.of(registry, RuleSetReader.read("r", rules, registry), rules);
        for (ConfigMessage message : messages) {
            String schema = "config-" + message.topic().split("/")[1];
            assertThat(Schemas.faults(schema, message.text())).as(message.topic()).isEmpty();
        }
    }

    @Test
    void rejected_written_isValid() throws JsonProcessingException {
        Rejected rejected =
                Rejected.of(new Arrival(WireTest.RECEIVED, "obs/BAYI", new byte[9000]), "why");

        assertThat(Schemas.faults("rejected", JSON.writeValueAsString(rejected))).isEmpty();
    }

    @Test
    void ingestGap_written_isValid() {
        String text = new String(new IngestGap(1, 2).toJson(), StandardCharsets.UTF_8);

        assertThat(Schemas.faults("ingest-gap", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "archive-line | {\"received\":\"2026-07-01T00:00:00.123Z\",\"topic\":\"clock\",\"payload\":\"\"} | true",
                "archive-line | {\"received\":\"2026-07-01T00:00:00Z\",\"topic\":\"obs/A\",\"payload_base64\":\"/w==\"} | true",
                "archive-line | {\"received\":\"2026-07-01T00:00:00Z\",\"topic\":\"obs/A\"} | false",
                "archive-line | {\"received\":1,\"topic\":\"obs/A\",\"payload\":\"\"} | false",
                "det | {\"station\":\"C\",\"time\":1,\"object\":\"smoke\",\"confidence\":0.8,\"azimuth\":10,\"width\":2} | true",
                "det | {\"station\":\"C\",\"time\":1,\"object\":\"smoke\",\"confidence\":0.8,\"box\":[0,0,1,1],\"pan\":1,\"tilt\":2,\"fov_h\":3,\"fov_v\":4} | true",
                "det | {\"station\":\"C\",\"time\":1,\"object\":\"smoke\",\"confidence\":0.8} | false",
                "det | {\"station\":\"C\",\"sweep\":{\"pose\":\"P\",\"frames\":3,\"from\":1,\"to\":2}} | true",
                "det | {\"station\":\"C\",\"time\":1,\"object\":\"cat\",\"confidence\":0.8,\"azimuth\":10,\"width\":2} | false",
                "report | {\"id\":\"1\",\"time\":1,\"reporter\":\"li\",\"role\":\"patrol\",\"sign\":\"depth\",\"value\":30,\"unit\":\"cm\",\"text\":\"\",\"entered_by\":\"wang\"} | true",
                "report | {\"id\":\"1\",\"time\":1,\"reporter\":\"li\",\"role\":\"mayor\",\"sign\":\"depth\",\"text\":\"\",\"entered_by\":\"wang\"} | false",
                "official | {\"id\":\"1\",\"issuer\":\"杭州市气象台\",\"kind\":\"signal\",\"event\":\"11B03\",\"level\":\"红色\",\"scheme\":\"cma\",\"areas\":[\"330100\"],\"issued\":1,\"effective\":1,\"expires\":2,\"text\":\"\",\"values\":[{\"quantity\":\"rain\",\"from\":1,\"to\":2,\"value\":50}]} | true",
                "official | {\"id\":\"1\",\"issuer\":\"x\",\"kind\":\"rumour\",\"event\":\"11B03\",\"level\":\"红色\",\"scheme\":\"cma\",\"areas\":[],\"issued\":1,\"effective\":1,\"expires\":2,\"text\":\"\"} | false",
                "sign | {\"seq\":1,\"level\":\"red\",\"text\":\"前方积水 禁止通行\",\"sound\":true,\"until\":1,\"warning\":\"w\"} | true",
                "sign | {\"seq\":1,\"level\":\"pink\",\"text\":\"\",\"until\":1} | false",
                "sign-state | {\"seq\":1,\"time\":1,\"text\":\"\",\"level\":\"red\",\"lamp_ok\":true,\"horn_ok\":false,\"power\":\"mains\",\"local\":false} | true",
                "sign-state | {\"time\":1,\"level\":\"red\"} | false",
                "config-rules | {\"version\":1,\"river\":{\"sites\":{\"A\":{\"waning\":2}}}} | false"
            })
    void otherFormats_examples_areJudgedAsWritten(String schema, String json, boolean valid) {
        assertThat(Schemas.faults(schema, json).isEmpty()).isEqualTo(valid);
    }

    private static void agree(String schema, String valid, Predicate<String> code)
            throws JsonProcessingException {
        agree(schema, valid, code, MUTANTS);
    }

    private static void agree(String schema, String valid, Predicate<String> code, int mutants)
            throws JsonProcessingException {
        assertThat(Schemas.faults(schema, valid)).isEmpty();
        assertThat(code.test(valid)).isTrue();
        Random random = new Random(42);
        for (int i = 0; i < mutants; i++) {
            JsonNode mutant = JSON.readTree(valid);
            mutate(mutant, random);
            String json = JSON.writeValueAsString(mutant);
            assertThat(code.test(json)).as(json).isEqualTo(Schemas.accepts(schema, json));
        }
    }

    /** Goes down to some field or element and replaces or removes it. */
    private static void mutate(JsonNode node, Random random) throws JsonProcessingException {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        boolean array = node instanceof ArrayNode;
        int index = random.nextInt(array ? node.size() : names.size());
        JsonNode child = array ? node.get(index) : node.get(names.get(index));
        if (child.isContainerNode() && !child.isEmpty() && random.nextInt(3) > 0) {
            mutate(child, random);
        } else if (array) {
            ((ArrayNode) node).set(index, JSON.readTree(VALUES[random.nextInt(VALUES.length)]));
        } else if (random.nextInt(6) == 0) {
            ((ObjectNode) node).remove(names.get(index));
        } else {
            String value = VALUES[random.nextInt(VALUES.length)];
            ((ObjectNode) node).set(names.get(index), JSON.readTree(value));
        }
    }

    /** That a payload speaks of another station than its topic is beyond a schema. */
    private static boolean accepted(String topic, String json) {
        return WireTest.decode(topic, json).rejected().stream()
                .allMatch(rejected -> OTHER_ID.matcher(rejected.reason()).matches());
    }

    private static boolean isWarning(String json) {
        try {
            WarningJson.read(json.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.textValue()));
        return words;
    }

    private static String schemaText(String name) {
        try (var in = SchemaTest.class.getResourceAsStream("/schema/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
