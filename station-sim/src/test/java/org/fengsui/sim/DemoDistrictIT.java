package org.fengsui.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDistrictIT {

    private static final String ROOT = "demo/v1";

    @TempDir private Path folder;

    @Test
    void start_withinSeconds_statusAndReadingsComeAndCloseSaysOffline() throws Exception {
        try (TestBroker broker = new TestBroker(folder, ROOT)) {
            List<TestBroker.Seen> first;
            try (DemoDistrict district =
                    DemoDistrict.start(BrokerAddress.of(broker.uri(), ROOT), 1)) {
                assertThat(district).isNotNull();
                first = broker.upTo(m -> m.topic().equals(ROOT + "/obs/WL_YANQIAO"));
            }
            assertThat(first)
                    .filteredOn(m -> m.topic().startsWith(ROOT + "/status/"))
                    .hasSize(19)
                    .allMatch(m -> m.payload().contains("\"state\":\"online\""));
            assertThat(first)
                    .filteredOn(m -> m.topic().startsWith(ROOT + "/obs/WL_"))
                    .isNotEmpty()
                    .allMatch(m -> m.payload().contains("\"water_depth\":"));
            assertThat(broker.upTo(m -> m.topic().equals(ROOT + "/status/RG_DONGTAI")))
                    .last()
                    .matches(m -> m.payload().contains("\"state\":\"offline\""));
        }
    }

    @Test
    void run_connectionCut_comesBackOnline() throws Exception {
        try (TestBroker broker = new TestBroker(folder, ROOT);
                DemoDistrict district =
                        DemoDistrict.start(BrokerAddress.of(broker.uri(), ROOT), 1)) {
            assertThat(district).isNotNull();
            broker.upTo(m -> m.topic().startsWith(ROOT + "/obs/"));

            broker.cutPublishers();

            String modem = ROOT + "/status/RG_WANGCHAO";
            broker.upTo(m -> m.topic().equals(modem) && m.payload().contains("offline"));
            broker.upTo(m -> m.topic().equals(modem) && m.payload().contains("online"));
            broker.upTo(m -> m.topic().startsWith(ROOT + "/obs/"));
        }
    }
}
