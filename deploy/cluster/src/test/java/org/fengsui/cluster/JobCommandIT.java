package org.fengsui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fengsui.broker.Account;
import org.fengsui.standalone.Fengsui;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code fengsui job} in a process of its own, beside a broker and a store that are not its own.
 */
class JobCommandIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path folder;

    @Test
    void jobKilled_withTheStoreAway_goesOnWhereItWas_andStopsCleanly() throws Exception {
        District district = District.in(folder, 3);
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
                StoreProcess store = StoreProcess.start(folder.resolve("store"));
                Gauges gauges = new Gauges(broker, store)) {
            String first;
            try (JavaProcess job = start(district, broker, store)) {
                job.await(PATIENCE, "Ctrl-C");
                gauges.awaitListening(3);
                gauges.publish(1, 0.55);
                first = gauges.red(1);
                gauges.awaitStored();
                job.kill();
            }
            store.kill();
            gauges.publish(2, 0.56);
            try (JavaProcess job = start(district, broker, store)) {
                job.await(PATIENCE, "Ctrl-C");
                gauges.red(2);
                store.restart();
                gauges.publish(1, 0.57);
                gauges.awaitStored();
                assertThat(gauges.red(1)).isEqualTo(first);
                assertThat(start(district, broker, store).exitCode(PATIENCE)).isEqualTo(2);
                assertThat(job.terminate()).as(job.output()).isZero();
            }
            assertThat(store.rows("select distinct id from warning where hazard = 'waterlogging'"))
                    .hasSize(3);
        }
    }

    private JavaProcess start(District district, BrokerProcess broker, StoreProcess store)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of("job"));
        arguments.addAll(Arrays.asList(district.options(broker)));
        arguments.addAll(
                List.of(
                        "--store",
                        store.uri().toString(),
                        "--store-kind",
                        "questdb",
                        "--data",
                        folder.resolve("data").toString(),
                        "--publish-config",
                        "--config-user",
                        Account.CONSOLE.user(),
                        "--config-password-file",
                        broker.passwordFile(Account.CONSOLE).toString()));
        return JavaProcess.start(
                folder.resolve("log"),
                JavaProcess.Launch.ofTests("job", Fengsui.class, arguments.toArray(String[]::new)));
    }
}
