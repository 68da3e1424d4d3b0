package org.fengsui.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadGeneratorIT {

    private static final String ROOT = "load/v1";

    @TempDir private Path folder;

    @Test
    void run_twoSeconds_everyMessageIsDeliveredAtTheRate() throws Exception {
        try (TestBroker broker = new TestBroker(folder, ROOT)) {
            LoadProgress result =
                    LoadGenerator.run(
                            new LoadOptions(BrokerAddress.of(broker.uri(), ROOT), 50, 200, 2, 2),
                            progress -> {});

            assertThat(result.acknowledged()).isBetween(300L, 400L);
            Set<String> topics = new HashSet<>();
            for (long i = 0; i < result.acknowledged(); i++) {
                topics.add(broker.next().topic());
            }
            assertThat(topics).hasSize(50).contains(ROOT + "/obs/LOAD_00001");
        }
    }

    @Test
    void writeRegistry_namesEveryStation() throws Exception {
        Path file = folder.resolve("registry.yaml");

        LoadGenerator.writeRegistry(file, 600, 100);

        Registry registry = RegistryReader.read("registry.yaml", Files.readString(file));
        assertThat(registry.stations()).hasSize(600);
        Station last = registry.stations().get(LoadGenerator.stationId(599));
        assertThat(last.interval().wet()).isEqualTo(6_000);
        assertThat(last.sensor("water_depth", "")).isNotNull();
    }
}
