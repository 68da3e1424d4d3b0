package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.WarningJson;
import org.fengsui.jobs.mqtt.MillisClock;
import org.fengsui.jobs.store.StoreUploader;
import org.fengsui.jobs.store.StubStore;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Warnings are as fast without the store as with it, and what it missed is stored when it is back.
 * It is away for a few seconds; {@code -Dfengsui.store.away=PT10M} makes it ten minutes.
 */
class StoreAwayIT {

    private static final Duration AWAY =
            Duration.parse(System.getProperty("fengsui.store.away", "PT4S"));
    private static final double[] DEPTHS_UP = {0.10, 0.16};
    private static final double[] DEPTHS_AWAY = {0.26, 0.41};

    /** Between the readings of a gauge, which are sent at once: the water rises believably. */
    private static final long STEP_MS = 300_000;

    private static final long OLDEST_MS = 19 * 60_000;

    /** Of the median latency, away to up; generous, since the machine has other work, too. */
    private static final double BOUND = 5;

    private static final double FLOOR_MS = 100;

    private int readings;
    private int step;

    @Test
    void storeAway_warningsAndCheckpointsGoOn_andAllIsStoredAfterwards(@TempDir Path folder)
            throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
        LiveJob.Plan plan =
                new LiveJob.Plan(
                                broker.uri(),
                                folder.resolve("job"),
                                Underpasses.judging(),
                                MillisClock.system())
                        .checkpointedEach(Duration.ofMillis(500));
        StubStore store = new StubStore();
        try (broker;
                store;
                LiveJob job = LiveJob.start(plan);
                StoreUploader uploader =
                        StoreUploader.start(
                                plan.folder().resolve("segments"),
                                store.target(),
                                Clock.systemUTC());
                Publisher people =
                        new Publisher(broker.uri(), "people").subscribe(LiveJob.ROOT + "/warn/#")) {
            Await.until("subscribed", () -> broker.subscribed("upgrade"));
            double up = median(people, DEPTHS_UP, Duration.ZERO);
            Await.until("stored while up", () -> observations(store) == readings);

            store.away(true);
            long checkpoints = job.metric("numberOfCompletedCheckpoints");
            double away = median(people, DEPTHS_AWAY, AWAY);
            Await.until("queued", () -> uploader.status().segments() > 0);
            Await.until(
                    "checkpoints complete",
                    () -> job.metric("numberOfCompletedCheckpoints") >= checkpoints + 3);
            assertThat(uploader.status().lastError()).contains("503");

            store.away(false);
            Await.until("stored afterwards", () -> observations(store) == readings);
            System.out.printf("median latency: %.0f ms up, %.0f ms away%n", up, away);
            assertThat(away).isLessThan(BOUND * Math.max(up, FLOOR_MS));
        }
    }

    private static long observations(StubStore store) {
        return new HashSet<>(store.lines())
                .stream().filter(line -> line.startsWith("observation,")).count();
    }

    /** Raises each station to each depth, spread over the time, and measures until it is said. */
    private double median(Publisher people, double[] depths, Duration over) throws Exception {
        double[] latencies = new double[depths.length * Underpasses.STATIONS.size()];
        long begin = System.nanoTime();
        int i = 0;
        for (double depth : depths) {
            for (String station : Underpasses.STATIONS) {
                long due = begin + over.toNanos() * i / latencies.length;
                Await.until("its turn", () -> System.nanoTime() >= due);
                latencies[i] = latency(people, station, depth);
                i++;
            }
            step++;
        }
        Arrays.sort(latencies);
        return latencies[latencies.length / 2];
    }

    private double latency(Publisher people, String station, double depth) throws Exception {
        int known = revision(people, station);
        long time = System.currentTimeMillis() - OLDEST_MS + step * STEP_MS;
        long begin = System.nanoTime();
        people.publish(Underpasses.depth(station, time, depth));
        readings++;
        Await.until("warning of " + station, () -> revision(people, station) > known);
        return (System.nanoTime() - begin) / 1e6;
    }

    /** The newest revision published of the subject's warning, 0 for none. */
    private static int revision(Publisher people, String subject) {
        return people.newest().values().stream()
                .map(payload -> WarningJson.read(Publisher.bytes(payload)))
                .filter(warning -> warning.subject().equals(subject))
                .mapToInt(Warning::revision)
                .max()
                .orElse(0);
    }
}
