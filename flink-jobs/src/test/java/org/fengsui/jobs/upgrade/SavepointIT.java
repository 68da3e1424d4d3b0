package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import org.fengsui.jobs.mqtt.MillisClock;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a savepoint commits, and what going on from one does to archive and segments. */
class SavepointIT {

    private static final int READINGS = 40;

    @TempDir Path folder;
    private EmbeddedBroker broker;
    private LiveJob.Plan plan;
    private long lastTime;

    @BeforeEach
    void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        plan =
                new LiveJob.Plan(
                        broker.uri(),
                        folder.resolve("job"),
                        Underpasses.judging(),
                        MillisClock.system());
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void plainSavepoint_thenCancelled_commitsAtTheRestore() throws Exception {
        TreeSet<String> published = new TreeSet<>();
        Path savepoint;
        try (LiveJob job = LiveJob.start(plan)) {
            publish(job, published);
            job.checkpointUntil("all acknowledged", () -> broker.queued("upgrade") == 0);
            publish(job, published);
            Await.until("written", () -> !plan.output().pending("archive").isEmpty());
            savepoint = job.savepoint(folder.resolve("savepoints"));
            assertThat(plan.output().pending("archive")).isNotEmpty();
            assertThat(broker.queued("upgrade")).as("unacknowledged").isEqualTo(READINGS);
        }
        try (LiveJob job = LiveJob.start(plan.restoredFrom(savepoint, 1))) {
            finish(job, published);
        }
        Ledger ledger = new Ledger(plan.output());
        ledger.balances(published, folder);
        // sent again, since nothing acknowledged them, some twice, and dropped as what is known
        assertThat(ledger.archived()).hasSizeGreaterThanOrEqualTo(published.size() + READINGS);
    }

    @Test
    void stopWithSavepoint_commitsAndAcknowledges() throws Exception {
        TreeSet<String> published = new TreeSet<>();
        Path savepoint;
        try (LiveJob job = LiveJob.start(plan)) {
            publish(job, published);
            savepoint = job.stopWithSavepoint(folder.resolve("savepoints"));
        }
        assertThat(plan.output().pending("archive")).isEmpty();
        assertThat(plan.output().pending("segments")).isEmpty();
        assertThat(broker.queued("upgrade")).isZero();
        try (LiveJob job = LiveJob.start(plan.restoredFrom(savepoint, 1))) {
            finish(job, published);
        }
        Ledger ledger = new Ledger(plan.output());
        ledger.balances(published, folder);
        assertThat(ledger.archived()).hasSize(published.size());
    }

    /** Publishes more readings and waits until the sources have emitted them. */
    private void publish(LiveJob job, TreeSet<String> published) throws Exception {
        Await.until("subscribed", () -> broker.subscribed("upgrade"));
        long before = job.metric("unacknowledged");
        try (Publisher publisher = new Publisher(broker.uri(), "publisher")) {
            for (int i = 0; i < READINGS; i++) {
                long time = Math.max(System.currentTimeMillis(), lastTime + 1);
                lastTime = time;
                publisher.publish(Traffic.reading(i, time));
                published.add(Traffic.key(i, time));
            }
        }
        Await.until(
                "emitted",
                () ->
                        job.metric("unacknowledged") >= before + READINGS
                                && job.metric("waiting") == 0);
    }

    private void finish(LiveJob job, TreeSet<String> published) throws Exception {
        publish(job, published);
        job.checkpointUntil(
                "all stored", () -> plan.output().stored("observation").size() >= published.size());
        assertThat(job.metric("segments")).isEqualTo(plan.output().committed("segments").size());
        assertThat(job.metric("bytes")).isPositive();
        job.stopWithSavepoint(folder.resolve("savepoints"));
    }
}
