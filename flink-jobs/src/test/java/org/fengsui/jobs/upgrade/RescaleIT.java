package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.fengsui.jobs.mqtt.MillisClock;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live job is stopped with a savepoint and started at another parallelism, under traffic. */
class RescaleIT {

    private static final int READINGS = 200;
    private static final int SESSIONS = 3;

    @TempDir Path folder;

    @Test
    void rescaled_from1To2To1UnderTraffic_losesAndDuplicatesNothing() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            LiveJob.Plan plan =
                    new LiveJob.Plan(
                                    broker.uri(),
                                    folder.resolve("job"),
                                    Underpasses.judging(),
                                    MillisClock.system())
                            .checkpointedEach(Duration.ofMillis(300));
            try (LiveJob one = LiveJob.start(plan)) {
                Await.until("subscribed", () -> broker.subscribed("upgrade"));
                try (Traffic traffic = Traffic.start(broker.uri())) {
                    traffic.awaitMore(READINGS);
                    Path first = stop(one);
                    Path second;
                    try (LiveJob two = LiveJob.start(plan.restoredFrom(first, 2))) {
                        traffic.awaitMore(READINGS);
                        undisturbed(two, "0", "1");
                        second = stop(two);
                    }
                    try (LiveJob last = LiveJob.start(plan.restoredFrom(second, 1))) {
                        traffic.awaitMore(READINGS);
                        traffic.end();
                        Ledger ledger = new Ledger(plan.output());
                        Await.until(
                                "all stored",
                                () -> ledger.stored().size() >= traffic.published().size());
                        undisturbed(last, "0");
                        stop(last);
                        assertThat(broker.queued("upgrade")).isZero();
                        ledger.balances(traffic.published(), folder);
                    }
                }
            }
        }
    }

    /** Each session is with one of these readers, and none was taken from another connection. */
    private static void undisturbed(LiveJob restored, String... readers) throws Exception {
        Await.until("all sessions", () -> restored.metric("window") == SESSIONS * 65_535);
        assertThat(restored.subtasksWith("unacknowledged")).containsExactly(readers);
        assertThat(restored.metric("reconnects")).isZero();
        assertThat(restored.metric("lost")).isZero();
    }

    private Path stop(LiveJob job) throws Exception {
        return job.stopWithSavepoint(folder.resolve("savepoints"));
    }
}
