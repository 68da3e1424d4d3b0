package org.fengsui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The gauges of a {@link District}, and what is to be seen of what they publish. */
final class Gauges implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Peer peer;
    private final StoreProcess store;
    private int published;

    Gauges(BrokerProcess broker, StoreProcess store) throws MqttException {
        this.peer = new Peer(broker.uri());
        this.store = store;
    }

    void publish(int gauge, double depth) throws MqttException {
        published++;
        peer.publish(District.topic(gauge), District.reading(gauge, Instant.now(), depth));
    }

    /** Waits for the red warning of an underpass; returns its id. */
    String red(int underpass) throws Exception {
        JsonNode[] red = new JsonNode[1];
        Await.until(
                PATIENCE,
                "a red warning for underpass " + underpass,
                () -> {
                    for (String payload : peer.warnings().values()) {
                        JsonNode warning = JSON.readTree(payload);
                        if (warning.path("subject").asText().equals("U" + underpass)
                                && warning.path("level").asText().equals("red")) {
                            red[0] = warning;
                        }
                    }
                    return red[0] != null;
                });
        return red[0].path("id").asText();
    }

    /** Waits until each published reading is a row, and sees that none is two. */
    void awaitStored() throws Exception {
        Await.until(PATIENCE, published + " rows in the store", () -> stored() >= published);
        assertThat(stored()).isEqualTo(published);
    }

    private int stored() throws Exception {
        return store.rows("select count() from observation").stream()
                .mapToInt(row -> row.get(0).asInt())
                .sum();
    }

    @Override
    public void close() throws MqttException {
        peer.close();
    }
}
