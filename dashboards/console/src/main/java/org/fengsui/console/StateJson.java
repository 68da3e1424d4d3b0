package org.fengsui.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.fengsui.console.board.FeedClock;
import org.fengsui.console.board.FeedState;
import org.fengsui.console.board.Staleness;
import org.fengsui.console.board.StationNow;
import org.fengsui.console.board.ValueBoard;
import org.fengsui.console.board.WarningBoard;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/** Writes what the pages are told: the whole state, a batch of values, a heartbeat. */
final class StateJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long SHORTEST_QUIET_MS = 60_000;

    private final ConsoleOptions options;
    private final FeedClock clock;
    private final FeedState feed;
    private final ValueBoard values;
    private final WarningBoard warnings;
    private @Nullable Written written;

    /**
     * What is written once and kept.
     *
     * @param day for which it was written: thresholds may change with the season
     */
    private record Written(
            Registry registry, RuleSet rules, LocalDate day, ObjectNode json, long quietAfter) {}

    StateJson(
            ConsoleOptions options,
            FeedClock clock,
            FeedState feed,
            ValueBoard values,
            WarningBoard warnings) {
        this.options = options;
        this.clock = clock;
        this.feed = feed;
        this.values = values;
        this.warnings = warnings;
    }

    /** Everything a page needs to begin. */
    ObjectNode state() {
        Registry registry = options.registry().get();
        ObjectNode node = heartbeat();
        node.put("mode", options.mode().id());
        node.put("simulated", clock.simulated());
        node.put("frozen_after", options.pace().frozen().toMillis());
        node.set("registry", watched().json());
        ArrayNode current = node.putArray("warnings");
        warnings.current().forEach(current::add);
        node.set("values", values(registry.stations().keySet()));
        return node;
    }

    /** What the stations named say now, by station. */
    ObjectNode values(Collection<String> stations) {
        Registry registry = options.registry().get();
        long now = clock.now();
        ObjectNode node = JSON.objectNode();
        for (String id : stations) {
            Station station = registry.station(id);
            if (station != null) {
                node.set(id, station(station, values.at(id), now));
            }
        }
        return node;
    }

    /** How late it is and how the feed is doing. */
    ObjectNode heartbeat() {
        Written watched = watched();
        long wall = clock.wall();
        ObjectNode node = JSON.objectNode();
        node.put("now", clock.now());
        node.put("connected", feed.connected());
        putAge(node, "feed_age", wall, feed.lastMessage());
        putAge(node, "data_age", wall, feed.lastData());
        node.put("quiet_after", watched.quietAfter());
        node.put("registry_version", watched.registry().version());
        node.put("rules_version", watched.rules().version());
        return node;
    }

    private static void putAge(ObjectNode node, String name, long wall, long last) {
        if (last == 0) {
            node.putNull(name);
        } else {
            node.put(name, Math.max(0, wall - last));
        }
    }

    private static ObjectNode station(Station station, StationNow now, long clockNow) {
        ObjectNode node = JSON.objectNode();
        node.put("arrival", now.arrival());
        node.put("freshness", Staleness.of(station).at(clockNow, now.arrival()).id());
        node.put("link", now.link());
        ObjectNode series = node.putObject("series");
        now.series()
                .forEach(
                        (name, value) ->
                                series.putObject(name)
                                        .put("value", value.value())
                                        .put("time", value.time())
                                        .put("arrival", value.arrival())
                                        .put("period", value.period())
                                        .put("clock_fault", value.clockFault()));
        return node;
    }

    private synchronized Written watched() {
        Registry registry = options.registry().get();
        RuleSet rules = options.rules().get();
        long now = clock.now();
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(now), registry.zone());
        Written known = written;
        if (known == null
                || known.registry() != registry
                || known.rules() != rules
                || !known.day().equals(day)) {
            known =
                    new Written(
                            registry,
                            rules,
                            day,
                            RegistryJson.write(registry, rules, now),
                            quietAfter(registry));
            written = known;
        }
        return known;
    }

    /** From when on no reading at all is news: the most frequent station is overdue. */
    private static long quietAfter(Registry registry) {
        return registry.stations().values().stream()
                .mapToLong(station -> Staleness.of(station).staleAfter())
                .min()
                .orElse(SHORTEST_QUIET_MS);
    }
}
