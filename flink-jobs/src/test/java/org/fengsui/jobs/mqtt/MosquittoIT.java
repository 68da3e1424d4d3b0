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

    @Test
    void brokerWithDefaultInflightLimit_isRecognised() throws Exception {
        try (Mosquitto tight = new Mosquitto(20)) {
            run(source(tight.uri()), 0);
            try (TestPublisher station = new TestPublisher(tight.uri(), "station")) {
                station.publish(ROOT + "/obs/A", 0, 2_000);
            }
            Waiting.until("the limit is found", () -> gauge("brokerLimit") == 20);
            assertThat(gauge("window")).isEqualTo(65_535);
        }
    }
}
