package org.fengsui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The gauges of a {@link District}, and what is to be seen of what they publish. */
final class Gauges implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Peer peer;
    private final StoreProcess store;
    private int published;
    private int probe;

    Gauges(BrokerProcess broker, StoreProcess store) throws MqttException {
        this.peer = new Peer(broker.uri());
        this.store = store;
    }

    void publish(int gauge, double depth) throws MqttException {
        published++;
        peer.publish(District.topic(gauge), District.reading(gauge, Instant.now(), depth));
    }

    /**
     * Publishes by a gauge until its warning comes: a message from before the first subscription
     * would be lost, so that nothing counts until then, and this gauge never.
     */
    void awaitListening(int gauge) throws Exception {
        probe = gauge;
        long[] next = {System.nanoTime()};
        Await.until(
                PATIENCE,
                "the job listens",
                () -> {
                    if (System.nanoTime() >= next[0]) {
                        peer.publish(
                                District.topic(gauge), District.reading(gauge, Instant.now(), 0.5));
                        next[0] = System.nanoTime() + EVERY.toNanos();
                    }
                    return !red(gauge, peer).isEmpty();
                });
    }

    /** Waits for the red warning of an underpass; returns its id. */
    String red(int underpass) throws Exception {
        Await.until(
                PATIENCE,
                "a red warning for underpass " + underpass,
                () -> !red(underpass, peer).isEmpty());
        return red(underpass, peer);
    }

    private static String red(int underpass, Peer peer) throws IOException {
        for (String payload : peer.warnings().values()) {
            JsonNode warning = JSON.readTree(payload);
            if (warning.path("subject").asText().equals("U" + underpass)
                    && warning.path("level").asText().equals("red")) {
                return warning.path("id").asText();
            }
        }
        return "";
    }

    /** Waits until each published reading is a row, and sees that none is two. */
    void awaitStored() throws Exception {
        Await.until(PATIENCE, published + " rows in the store", () -> stored() >= published);
        assertThat(stored()).isEqualTo(published);
    }

    private int stored() throws Exception {
        return store
                .rows("select count() from observation where station <> 'G" + probe + "'")
                .stream()
                .mapToInt(row -> row.get(0).asInt())
                .sum();
    }

    @Override
    public void close() throws MqttException {
        peer.close();
    }
}
