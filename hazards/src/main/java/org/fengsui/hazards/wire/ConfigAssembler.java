package org.fengsui.hazards.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the messages of {@link ConfigMessages} together again.
 *
 * <p>Retained messages come in any order after a subscription, and between two versions what is
 * held is a mixture. So texts are handed out once per {@code config/version}, when everything it
 * speaks of is there and has its checksum. Not thread-safe.
 */
public final class ConfigAssembler {

    private final Map<String, ConfigMessage> parts = new TreeMap<>();
    private final ContentSum sum = new ContentSum();
    private @Nullable JsonFields pending;

    /**
     * Takes a message of {@code config/…}; an empty payload removes.
     *
     * @return the texts where this message completes a version, else null
     * @throws MalformedMessageException where the payload is not a JSON object; nothing is changed
     */
    public @Nullable ConfigTexts accept(String topic, byte[] payload) {
        if (topic.equals(ConfigMessages.VERSION)) {
            pending = payload.length == 0 ? null : version(payload);
        } else if (isPart(topic)) {
            part(new ConfigMessage(topic, payload));
        }
        return pending == null ? null : complete(pending);
    }

    private static boolean isPart(String topic) {
        return topic.equals(ConfigMessages.RULES)
                || topic.startsWith(ConfigMessages.AREA)
                || topic.startsWith(ConfigMessages.SUBJECT)
                || topic.startsWith(ConfigMessages.STATION);
    }

    private static JsonFields version(byte[] payload) {
        JsonFields version = Json.object(payload);
        for (String number : new String[] {"registry", "rules", "areas", "subjects", "stations"}) {
            version.integer(number);
        }
        version.text("zone");
        version.text("sum");
        version.objects("quantities");
        return version;
    }

    private void part(ConfigMessage message) {
        if (message.payload().length > 0) {
            Json.object(message.payload());
        }
        ConfigMessage before =
                message.payload().length == 0
                        ? parts.remove(message.topic())
                        : parts.put(message.topic(), message);
        if (before != null) {
            sum.remove(before);
        }
        if (message.payload().length > 0) {
            sum.add(message);
        }
    }

    private @Nullable ConfigTexts complete(JsonFields version) {
        ConfigMessage rules = parts.get(ConfigMessages.RULES);
        if (rules == null || !sum.hex().equals(version.text("sum"))) {
            return null;
        }
        pending = null;
        String registry =
                "{\"version\":"
                        + version.integer("registry")
                        + ",\"zone\":\""
                        + version.text("zone")
                        + "\",\"quantities\":"
                        + version.objects("quantities").stream()
                                .map(JsonFields::json)
                                .map(JsonNode::toString)
                                .collect(Collectors.joining(",", "[", "]"))
                        + ",\"areas\":"
                        + list(ConfigMessages.AREA)
                        + ",\"subjects\":"
                        + list(ConfigMessages.SUBJECT)
                        + ",\"stations\":"
                        + list(ConfigMessages.STATION)
                        + "}";
        return new ConfigTexts(
                version.integer("registry"), version.integer("rules"), registry, rules.text());
    }

    private String list(String start) {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().startsWith(start))
                .map(part -> part.getValue().text())
                .collect(Collectors.joining(",\n", "[", "]"));
    }
}
