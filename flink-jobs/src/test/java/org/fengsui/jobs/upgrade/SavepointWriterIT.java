package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.fengsui.jobs.mqtt.MillisClock;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the savepoints of a release, which {@link SavepointMigrationIT} then restores for ever:
 *
 * <pre>
 * mvn -pl flink-jobs -am verify -Dtest=NONE -Dit.test=SavepointWriterIT \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dfengsui.savepoints.write=0.1.0
 * </pre>
 *
 * <p>The folder of that name is written anew. Savepoints of a release that is out are never made
 * again.
 */
@EnabledIfSystemProperty(named = "fengsui.savepoints.write", matches = ".+")
class SavepointWriterIT {

    private static final Path EXAMPLE = Path.of("..", "examples", "colorado2013");
    private static final int LARGEST = 512 * 1024;

    /** Long ago, so that the clock of whoever restores is later. */
    private static final Instant MADE = Instant.parse("2025-07-01T00:00:00Z");

    private final Path release =
            Golden.ROOT.resolve(System.getProperty("fengsui.savepoints.write"));

    @TempDir Path folder;
    private EmbeddedBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void simulatedClock() throws Exception {
        Scenario scenario = Scenario.flood(EXAMPLE);
        LiveJob.Plan plan =
                new LiveJob.Plan(broker.uri(), folder.resolve("job"), scenario.judging(), null);
        try (LiveJob job = LiveJob.start(plan);
                Publisher publisher = new Publisher(broker.uri(), "publisher")) {
            Await.until("subscribed", () -> broker.subscribed("upgrade-simulated-simulated-0"));
            int last = scenario.head().size() - 1;
            publisher.publish(scenario.head().subList(0, last));
            job.checkpointUntil("head archived", () -> plan.output().archived().size() == last);
            publisher.publish(scenario.head().get(last));
            Await.until("tick written", () -> !plan.output().pending("archive").isEmpty());
            keep(Golden.simulated(release), job, plan);
        }
        scenario.write(release);
    }

    @Test
    void liveClock() throws Exception {
        long offset = MADE.toEpochMilli() - System.currentTimeMillis();
        MillisClock clock = () -> System.currentTimeMillis() + offset;
        LiveJob.Plan plan =
                new LiveJob.Plan(broker.uri(), folder.resolve("job"), Underpasses.judging(), clock);
        try (LiveJob job = LiveJob.start(plan)) {
            Await.until("subscribed", () -> broker.subscribed("upgrade"));
            Await.until("subscribed", () -> broker.subscribed("upgrade-control-control-0"));
            try (Publisher publisher = new Publisher(broker.uri(), "publisher")) {
                publisher.publish(Underpasses.depth("W1", clock.millis(), 0.30));
                publisher.publish(Underpasses.depth("W2", clock.millis(), 0.02));
                publisher.publish(Underpasses.acknowledged("W1", clock.millis()));
            }
            job.checkpointUntil("W1 warned of", () -> !plan.output().stored("warning").isEmpty());
            broker.stop();
            // a gap makes the open warnings be published again, with nobody to take them
            Await.until("warnings undelivered", () -> job.metric("undelivered") > 0);
            Await.until("gap written", () -> !plan.output().pending("archive").isEmpty());
            keep(Golden.live(release), job, plan);
        }
        assertThat(Golden.live(release).bytes().contains(LiveJob.ROOT + "/warn/"))
                .as("undelivered publications are in the state")
                .isTrue();
    }

    private void keep(Golden golden, LiveJob job, LiveJob.Plan plan) throws Exception {
        Path savepoint = job.savepoint(folder.resolve("savepoints"));
        job.close();
        golden.keep(savepoint, plan.folder());
        String bytes = golden.bytes();
        assertThat(bytes.length()).isLessThan(LARGEST);
        for (String here : List.of(folder.toString(), System.getProperty("user.dir"))) {
            assertThat(bytes.contains(here)).as("savepoint names %s", here).isFalse();
        }
        assertThat(golden.pending("archive")).isNotEmpty();
        System.out.printf(
                "%s: %d bytes of state, %d pending segments%n",
                golden.folder(),
                bytes.length(),
                golden.pending("archive").size() + golden.pending("segments").size());
    }
}
