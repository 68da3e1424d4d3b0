package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The source against Mosquitto 2 in a container. */
class MosquittoIT extends BrokerContract {

    @Override
    TestBroker startBroker(Path folder) throws Exception {
        return new Mosquitto(0);
    }

    /** Its max_inflight_messages binds publishers; an MQTT 5 subscriber's own window holds. */
    @Test
    void brokerWithDefaultInflightLimit_doesNotBindTheWindow() throws Exception {
        try (Mosquitto tight = new Mosquitto(20)) {
            run(source(tight.uri()), 0);
            try (TestPublisher station = new TestPublisher(tight.uri(), "station")) {
                for (int i = 0; i < 1_000; i += 10) {
                    station.publish(ROOT + "/obs/A", i, i + 10);
                }
            }
            awaitSeen(1_000);
            assertThat(gauge("brokerLimit")).isZero();
        }
    }
}
