package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.WarningJson;
import org.fengsui.jobs.mqtt.MillisClock;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The present job goes on from the savepoints of every release in {@code savepoints/}, made by
 * {@link SavepointWriterIT}, as if it had never been stopped.
 */
class SavepointMigrationIT {

    @TempDir Path folder;

    static List<Path> releases() throws IOException {
        return Golden.releases();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void simulatedClock_restored_saysWhatAnUndisturbedRunSays(Path release) throws Exception {
        Scenario scenario = Scenario.read(release);
        Golden golden = Golden.simulated(release);
        Run undisturbed = undisturbed(scenario);
        Run restored = restored(scenario, golden);

        assertThat(count(undisturbed.stored(), "warning")).isGreaterThan(20);
        assertThat(restored.stored()).isEqualTo(undisturbed.stored());
        assertThat(restored.current()).isNotEmpty();
        assertThat(undisturbed.current()).containsAllEntriesOf(restored.current());
        System.out.printf(
                "%s: %d lines after the cut, as undisturbed (%d warnings, %d observations, %d"
                        + " indicators, %d rejected)%n",
                release.getFileName(),
                restored.stored().size(),
                count(restored.stored(), "warning"),
                count(restored.stored(), "observation"),
                count(restored.stored(), "indicator"),
                count(restored.stored(), "rejected"));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void liveClock_restored_publishesOpenWarningsAndGoesOn(Path release) throws Exception {
        Golden golden = Golden.live(release);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker.uri(), "publisher")) {
            publisher.subscribe(LiveJob.ROOT + "/warn/#");
            LiveJob.Plan plan =
                    new LiveJob.Plan(
                                    broker.uri(),
                                    folder.resolve("live"),
                                    Underpasses.judging(),
                                    MillisClock.system())
                            .restoredFrom(golden.folder(), 2);
            golden.unpack(plan.folder());
            try (LiveJob job = LiveJob.start(plan)) {
                Await.until("W1 is published again", () -> warning(publisher, "W1") != null);
                Warning known = warning(publisher, "W1");
                assertThat(known.level()).isEqualTo(Level.ORANGE);

                publisher.publish(Underpasses.depth("W1", System.currentTimeMillis(), 0.45));
                Await.until("W1 rises", () -> warning(publisher, "W1").level().equals(Level.RED));
                Warning risen = warning(publisher, "W1");
                assertThat(risen.id()).isEqualTo(known.id());
                assertThat(risen.revision()).isGreaterThan(known.revision());
                assertThat(risen.previousLevel()).isEqualTo(Level.ORANGE);
                job.stopWithSavepoint(folder.resolve("savepoints"));
            }
            assertThat(plan.output().committed("archive")).containsAll(golden.pending("archive"));
            assertThat(plan.output().archived())
                    .anyMatch(arrival -> arrival.topic().equals(Arrival.GAP))
                    .anyMatch(arrival -> arrival.topic().equals("obs/W1"));
        }
    }

    private static @Nullable Warning warning(Publisher publisher, String subject) {
        return publisher.newest().values().stream()
                .map(payload -> WarningJson.read(Publisher.bytes(payload)))
                .filter(warning -> warning.subject().equals(subject))
                .findAny()
                .orElse(null);
    }

    /**
     * What was said after the cut.
     *
     * @param stored lines for the store, sorted
     * @param current retained warnings by topic
     */
    private record Run(List<String> stored, Map<String, String> current) {}

    private Run undisturbed(Scenario scenario) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker-undisturbed"))) {
            LiveJob.Plan plan =
                    new LiveJob.Plan(
                            broker.uri(), folder.resolve("undisturbed"), scenario.judging(), null);
            try (LiveJob job = LiveJob.start(plan);
                    Publisher publisher = publisher(broker)) {
                publisher.publish(scenario.head());
                job.checkpointUntil("cut", () -> ticked(plan, scenario.cut()));
                long epoch = plan.output().epochOf(Arrival.TICK, scenario.cut());
                return tail(scenario, plan, job, publisher, epoch);
            }
        }
    }

    private Run restored(Scenario scenario, Golden golden) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker-restored"))) {
            LiveJob.Plan plan =
                    new LiveJob.Plan(
                                    broker.uri(),
                                    folder.resolve("restored"),
                                    scenario.judging(),
                                    null)
                            .restoredFrom(golden.folder(), 2);
            golden.unpack(plan.folder());
            try (LiveJob job = LiveJob.start(plan);
                    Publisher publisher = publisher(broker)) {
                assertThat(plan.output().committed("archive")).isEqualTo(golden.pending("archive"));
                assertThat(plan.output().committed("segments")).hasSize(1);
                long epoch = plan.output().epochOf(Arrival.TICK, scenario.cut());
                return tail(scenario, plan, job, publisher, epoch);
            }
        }
    }

    private Run tail(
            Scenario scenario, LiveJob.Plan plan, LiveJob job, Publisher publisher, long epoch)
            throws Exception {
        publisher.publish(scenario.tail());
        job.checkpointUntil("tail", () -> ticked(plan, scenario.end()));
        job.stopWithSavepoint(folder.resolve("savepoints"));
        return new Run(
                plan.output().stored(each -> each > epoch), new TreeMap<>(publisher.newest()));
    }

    private static boolean ticked(LiveJob.Plan plan, long time) throws IOException {
        return plan.output().archived().stream()
                .anyMatch(a -> a.topic().equals(Arrival.TICK) && a.received() == time);
    }

    private static Publisher publisher(EmbeddedBroker broker) throws Exception {
        Await.until("subscribed", () -> broker.subscribed("upgrade-simulated-simulated-0"));
        return new Publisher(broker.uri(), "publisher").subscribe(LiveJob.ROOT + "/warn/#");
    }

    private static long count(List<String> lines, String measurement) {
        return lines.stream().filter(line -> line.startsWith(measurement + ",")).count();
    }
}
