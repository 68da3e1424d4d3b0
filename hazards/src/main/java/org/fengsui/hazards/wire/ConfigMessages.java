package org.fengsui.hazards.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;

/**
 * Registry and rules as retained messages {@code config/…} (design 7), one per thing.
 *
 * <p>{@code config/version} comes last and says what belongs together: <code>
 * {"registry","rules","zone","quantities":[…],"areas","subjects","stations","sum"}</code>, with the
 * numbers of areas, subjects and stations and a checksum of all other messages. {@link
 * ConfigAssembler} is the other direction. People and phone numbers are in none of them.
 */
public final class ConfigMessages {

    static final String VERSION = "config/version";
    static final String RULES = "config/rules";
    static final String AREA = "config/area/";
    static final String SUBJECT = "config/subject/";
    static final String STATION = "config/station/";

    private ConfigMessages() {}

    /**
     * All messages, in the order in which they are to be published.
     *
     * @param rulesText the text that {@code rules} was read from
     * @throws org.fengsui.hazards.config.ConfigException where the text is not a rule set for this
     *     registry
     */
    public static List<ConfigMessage> of(Registry registry, RuleSet rules, String rulesText) {
        List<ConfigMessage> messages = new ArrayList<>();
        new TreeMap<>(registry.areas())
                .forEach(
                        (id, area) ->
                                add(messages, AREA + id, json -> RegistryJson.area(json, area)));
        new TreeMap<>(registry.subjects())
                .forEach(
                        (id, subject) ->
                                add(
                                        messages,
                                        SUBJECT + id,
                                        json -> RegistryJson.subject(json, subject)));
        new TreeMap<>(registry.stations())
                .forEach(
                        (id, station) ->
                                add(
                                        messages,
                                        STATION + id,
                                        json -> RegistryJson.station(json, station)));
        String json = RuleSetReader.json("rules", rulesText, registry);
        messages.add(new ConfigMessage(RULES, json.getBytes(StandardCharsets.UTF_8)));
        messages.add(version(registry, rules, messages));
        return messages;
    }

    /**
     * The messages that clear what a later registry no longer has; to be published before those of
     * {@link #of}.
     */
    public static List<ConfigMessage> cleared(Registry before, Registry after) {
        List<ConfigMessage> messages = new ArrayList<>();
        clear(messages, AREA, before.areas(), after.areas());
        clear(messages, SUBJECT, before.subjects(), after.subjects());
        clear(messages, STATION, before.stations(), after.stations());
        return messages;
    }

    private static void clear(
            List<ConfigMessage> messages,
            String topic,
            Map<String, ?> before,
            Map<String, ?> after) {
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(after.keySet());
        gone.forEach(id -> messages.add(new ConfigMessage(topic + id, new byte[0])));
    }

    private static ConfigMessage version(
            Registry registry, RuleSet rules, List<ConfigMessage> others) {
        ContentSum sum = new ContentSum();
        others.forEach(sum::add);
        return new ConfigMessage(
                VERSION,
                RegistryJson.bytes(
                        json -> {
                            json.writeStartObject();
                            json.writeNumberField("registry", registry.version());
                            json.writeNumberField("rules", rules.version());
                            json.writeStringField("zone", registry.zone().getId());
                            json.writeNumberField("areas", registry.areas().size());
                            json.writeNumberField("subjects", registry.subjects().size());
                            json.writeNumberField("stations", registry.stations().size());
                            json.writeStringField("sum", sum.hex());
                            json.writeArrayFieldStart("quantities");
                            for (QuantityDef quantity :
                                    new TreeMap<>(registry.quantities()).values()) {
                                RegistryJson.quantity(json, quantity);
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                        }));
    }

    private static void add(List<ConfigMessage> messages, String topic, RegistryJson.Body body) {
        messages.add(new ConfigMessage(topic, RegistryJson.bytes(body)));
    }
}
