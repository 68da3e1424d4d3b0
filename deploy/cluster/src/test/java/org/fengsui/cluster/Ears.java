package org.fengsui.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;

/** Hears every warning that is published, with the moment at which it was heard. */
final class Ears implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Heard> heard = new ArrayList<>();
    private final Link link;

    /**
     * A revision of a warning as heard.
     *
     * @param at epoch ms
     * @param measured time of the reading that decided, epoch ms
     */
    record Heard(long at, long measured, String subject, String level) {}

    Ears(String broker) {
        link = new Link(broker, Ears::subscribe, this::hear).start(client -> {});
    }

    /**
     * The first warning heard that a reading after this moment decided, null while there is none.
     */
    synchronized @Nullable Heard firstDecidedAfter(long moment) {
        return heard.stream().filter(each -> each.measured() > moment).findFirst().orElse(null);
    }

    private static void subscribe(MqttAsyncClient client) {
        try {
            client.subscribe(new MqttSubscription[] {new MqttSubscription("fengsui/v1/warn/#", 1)});
        } catch (MqttException away) {
            throw new IllegalStateException(away);
        }
    }

    private synchronized void hear(String topic, byte[] payload) {
        if (payload.length == 0) {
            return;
        }
        try {
            JsonNode warning = JSON.readTree(payload);
            if (warning.path("hazard").asText().equals("waterlogging")) {
                heard.add(
                        new Heard(
                                System.currentTimeMillis(),
                                Instant.parse(warning.path("time").asText()).toEpochMilli(),
                                warning.path("subject").asText(),
                                warning.path("level").asText()));
            }
        } catch (IOException wrong) {
            throw new IllegalStateException(topic, wrong);
        }
    }

    @Override
    public void close() throws InterruptedException {
        link.close();
    }
}
