package org.fengsui.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fengsui.console.board.FeedClock;
import org.fengsui.console.board.FeedState;
import org.fengsui.console.board.ValueBoard;
import org.fengsui.console.board.WarningBoard;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;

/** Sends each message of the feed to the board it belongs to. */
final class FeedRouter implements FeedListener {

    private static final int LARGEST_PAYLOAD = 256 * 1024;
    private static final long SETTLE_SECONDS = 10;

    private final Supplier<Registry> registry;
    private final FeedClock clock;
    private final FeedState feed;
    private final ValueBoard values;
    private final WarningBoard warnings;
    private final Consumer<List<WarningBoard.Change>> onWarnings;
    private final ScheduledExecutorService scheduler;
    private final ObjectMapper json = new ObjectMapper();

    FeedRouter(
            Supplier<Registry> registry,
            FeedClock clock,
            FeedState feed,
            ValueBoard values,
            WarningBoard warnings,
            Consumer<List<WarningBoard.Change>> onWarnings,
            ScheduledExecutorService scheduler) {
        this.registry = registry;
        this.clock = clock;
        this.feed = feed;
        this.values = values;
        this.warnings = warnings;
        this.onWarnings = onWarnings;
        this.scheduler = scheduler;
    }

    @Override
    public void subscribing() {
        warnings.reconnected();
    }

    @Override
    public void connected() {
        feed.connected(true);
        scheduler.schedule(
                () -> {
                    if (feed.connected()) {
                        onWarnings.accept(warnings.settled());
                    }
                },
                SETTLE_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void disconnected() {
        feed.connected(false);
    }

    @Override
    public void message(String topic, byte[] payload, boolean retained, long received) {
        if (payload.length > LARGEST_PAYLOAD) {
            return;
        }
        clock.observe(received);
        boolean data = topic.startsWith("obs/");
        if (!retained) {
            feed.heard(clock.wall(), data);
        }
        if (data) {
            Station station = registry.get().station(topic.substring("obs/".length()));
            if (station != null) {
                long arrival = clock.simulated() && received > 0 ? received : clock.now();
                values.observed(station, payload, arrival, retained);
            }
        } else if (topic.startsWith("warn/")) {
            onWarnings.accept(warnings.published(topic, payload));
        } else if (topic.startsWith("status/")) {
            linked(topic.substring("status/".length()), payload);
        } else if (topic.equals("clock")) {
            clock.observe(EpochMs.parse(new String(payload, StandardCharsets.UTF_8)));
        }
    }

    private void linked(String station, byte[] payload) {
        String link = "";
        if (payload.length > 0) {
            try {
                JsonNode status = json.readTree(payload);
                link = status.path("state").asText();
            } catch (JsonProcessingException notJson) {
                return; // the pipeline keeps it in rejected, with the reason
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        boolean known = link.isEmpty() || link.equals("online") || link.equals("offline");
        if (known && registry.get().station(station) != null) {
            values.linked(station, link);
        }
    }
}
