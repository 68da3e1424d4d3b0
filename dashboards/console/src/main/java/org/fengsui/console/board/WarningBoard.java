package org.fengsui.console.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current warnings, as published, with the revisions seen since the start.
 *
 * <p>A retained clear (empty payload) takes a warning away. While the broker was out of reach
 * clears may have been missed, so after each new connection what the broker does not deliver again
 * is taken away if it was over and otherwise kept and marked {@code unconfirmed}: a danger never
 * vanishes because a broker forgot it.
 *
 * <p>Thread-safety: any thread.
 */
public final class WarningBoard {

    private static final Logger LOG = LoggerFactory.getLogger(WarningBoard.class);
    private static final int MOST_REVISIONS = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> LEVELS = Set.of("none", "blue", "yellow", "orange", "red");
    private static final Set<String> OVER =
            Set.of("lifted", "cancelled", "merged", "retrospective");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Held> current = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, JsonNode>> revisions =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<String, TreeMap<Integer, JsonNode>> eldest) {
                    return size() > 5_000 && !current.containsKey(eldest.getKey());
                }
            };
    private final Set<String> missing = new HashSet<>();

    private record Held(String topic, ObjectNode warning) {}

    /**
     * One thing that changed.
     *
     * @param warning as it is now, null where it was taken away
     */
    public record Change(String id, @Nullable JsonNode warning) {}

    /** Takes a message on a {@code warn/…} topic; what is no warning is logged and left out. */
    public synchronized List<Change> published(String topic, byte[] payload) {
        if (payload.length == 0) {
            return takeAway(topic);
        }
        ObjectNode warning = read(topic, payload);
        if (warning == null) {
            return List.of();
        }
        String id = warning.path("id").asText();
        int revision = warning.path("revision").asInt();
        missing.remove(id);
        Held held = current.get(id);
        if (held != null && held.warning().path("revision").asInt() > revision) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        if (!isRetrospective(warning)) {
            current.values().stream()
                    .filter(other -> other.topic().equals(topic))
                    .map(Held::warning)
                    .filter(other -> !isRetrospective(other))
                    .map(other -> other.path("id").asText())
                    .filter(other -> !other.equals(id))
                    .toList()
                    .forEach(
                            other -> {
                                current.remove(other);
                                changes.add(new Change(other, null));
                            });
        }
        current.put(id, new Held(topic, warning));
        remember(id, revision, warning);
        changes.add(new Change(id, warning));
        return changes;
    }

    /** A new connection begins: everything held is in doubt until delivered again. */
    public synchronized void reconnected() {
        missing.clear();
        missing.addAll(current.keySet());
    }

    /** The broker has delivered what it keeps: settles what was not among it. */
    public synchronized List<Change> settled() {
        List<Change> changes = new ArrayList<>();
        for (String id : missing) {
            Held held = current.get(id);
            if (held == null) {
                continue;
            }
            if (OVER.contains(held.warning().path("status").asText())) {
                current.remove(id);
                changes.add(new Change(id, null));
            } else {
                ObjectNode doubtful = held.warning().deepCopy().put("unconfirmed", true);
                current.put(id, new Held(held.topic(), doubtful));
                changes.add(new Change(id, doubtful));
            }
        }
        missing.clear();
        return changes;
    }

    /** All current warnings. */
    public synchronized List<JsonNode> current() {
        return current.values().stream().map(held -> (JsonNode) held.warning()).toList();
    }

    public synchronized @Nullable JsonNode current(String id) {
        Held held = current.get(id);
        return held == null ? null : held.warning();
    }

    /** The revisions seen of a warning, by number. */
    public synchronized Map<Integer, JsonNode> revisions(String id) {
        return new TreeMap<>(revisions.getOrDefault(id, new TreeMap<>()));
    }

    private List<Change> takeAway(String topic) {
        List<Change> changes =
                current.entrySet().stream()
                        .filter(entry -> entry.getValue().topic().equals(topic))
                        .map(entry -> new Change(entry.getKey(), null))
                        .toList();
        changes.forEach(change -> current.remove(change.id()));
        return changes;
    }

    private void remember(String id, int revision, JsonNode warning) {
        TreeMap<Integer, JsonNode> seen = revisions.computeIfAbsent(id, key -> new TreeMap<>());
        seen.put(revision, warning);
        while (seen.size() > MOST_REVISIONS) {
            seen.pollFirstEntry();
        }
    }

    private @Nullable ObjectNode read(String topic, byte[] payload) {
        try {
            if (json.readTree(payload) instanceof ObjectNode warning
                    && ID.matcher(warning.path("id").asText()).matches()
                    && LEVELS.contains(warning.path("level").asText())) {
                warning.remove("unconfirmed");
                return warning;
            }
            LOG.warn("Not a warning on {}: expected an object with id and level", topic);
        } catch (JsonProcessingException e) {
            LOG.warn("Not JSON on {}: {}", topic, e.getOriginalMessage());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return null;
    }

    private static boolean isRetrospective(JsonNode warning) {
        return warning.path("status").asText().equals("retrospective");
    }
}
