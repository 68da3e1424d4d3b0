package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.IngestGap;
import org.fengsui.jobs.mqtt.MillisClock;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our own downtime is neither the silence of a hundred reporting stations nor the end of a danger.
 *
 * <p>Source, broker and cluster are real; their clock is this machine's, put forward to let minutes
 * pass.
 */
class DowntimeIT {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final List<Long> DOWNTIMES = List.of(5 * SECOND, 10 * MINUTE);
    private static final int SESSIONS = 3;

    /** So long the loss of a connection may go unnoticed. */
    private static final long SLACK = 5 * SECOND;

    /** Shared with the sources, which run in this JVM. */
    private static final AtomicLong AHEAD = new AtomicLong();

    @TempDir Path folder;
    private EmbeddedBroker broker;
    private Gauges gauges;
    private LiveJob.Plan plan;

    @BeforeEach
    void start() throws Exception {
        AHEAD.set(0);
        MillisClock clock = () -> System.currentTimeMillis() + AHEAD.get();
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        gauges = new Gauges(broker.uri());
        plan = new LiveJob.Plan(broker.uri(), folder.resolve("job"), Gauges.judging(), clock);
    }

    @AfterEach
    void stop() throws Exception {
        gauges.close();
        broker.close();
    }

    private static long now() {
        return System.currentTimeMillis() + AHEAD.get();
    }

    private static void pass(long ms) {
        AHEAD.addAndGet(ms);
    }

    private Ledger ledger() {
        return new Ledger(plan.output());
    }

    private void awaitStored(LiveJob job) throws Exception {
        job.checkpointUntil(
                "all stored", () -> new TreeSet<>(ledger().stored()).equals(gauges.published()));
    }

    private void awaitConnected(LiveJob job, int sessions) throws Exception {
        Await.until(sessions + " sessions", () -> job.metric("connected") == sessions);
    }

    /** Minutes in which every gauge reports and is judged. */
    private void minutes(LiveJob job, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            gauges.report(now());
            awaitStored(job);
            pass(MINUTE);
        }
    }

    /** Everything is raised, and five have receded a minute or two ago. */
    private void flood(LiveJob job) throws Exception {
        awaitConnected(job, SESSIONS);
        minutes(job, 2);
        gauges.recede();
        minutes(job, 2);
        assertThat(ledger().levels()).isEqualTo(Gauges.warned());
    }

    /** Nobody was called silent, and nothing lifted or lowered. */
    private void assertUndisturbed() throws Exception {
        List<Warning> warnings = ledger().warnings();
        System.out.printf(
                "published %d, stored %d, revisions %d, false silences %d, false lifts %d%n",
                gauges.published().size(),
                new TreeSet<>(ledger().stored()).size(),
                warnings.size(),
                warnings.stream().filter(w -> w.freshness() != Freshness.FRESH).count(),
                warnings.stream().filter(DowntimeIT::lowers).count());
        assertThat(warnings)
                .allSatisfy(w -> assertThat(w.hazard()).isEqualTo(Hazard.WATERLOGGING))
                .allSatisfy(w -> assertThat(w.freshness()).isEqualTo(Freshness.FRESH))
                .noneMatch(DowntimeIT::lowers);
        assertThat(ledger().levels()).isEqualTo(Gauges.warned());
        assertThat(ledger().stored()).doesNotHaveDuplicates();
    }

    private static boolean lowers(Warning warning) {
        return warning.status() == Status.LIFTED
                || warning.status() == Status.DOWNGRADED
                || warning.status() == Status.PENDING_LIFT;
    }

    private List<IngestGap> gaps() throws Exception {
        List<IngestGap> gaps = new ArrayList<>();
        for (Arrival arrival : plan.output().archived()) {
            if (arrival.topic().equals(Arrival.GAP)) {
                gaps.add(IngestGap.read(arrival.payload()));
            }
        }
        return gaps;
    }

    /** Half of the stations report to the broker meanwhile, half share the outage. */
    private void down(long ms) throws Exception {
        for (long left = ms; left > 0; left -= Math.min(left, MINUTE)) {
            pass(Math.min(left, MINUTE));
            gauges.reportHalf(now());
        }
    }

    @Test
    void downtime_atARestore_isNobodysSilence() throws Exception {
        Path savepoint;
        try (LiveJob job = LiveJob.start(plan)) {
            flood(job);
            savepoint = job.stopWithSavepoint(folder.resolve("savepoints"));
        }
        for (long downtime : DOWNTIMES) {
            long from = now();
            down(downtime);
            try (LiveJob job = LiveJob.start(plan.restoredFrom(savepoint, 1))) {
                awaitStored(job);
                pass(MINUTE);
                minutes(job, 1);
                savepoint = job.stopWithSavepoint(folder.resolve("savepoints"));
            }
            assertThat(gaps()).anyMatch(gap -> gap.from() <= from && gap.to() >= from + downtime);
        }
        assertUndisturbed();
    }

    /** Half of the stations send afterwards what they measured meanwhile. */
    @Test
    void downtime_ofTheBroker_isNobodysSilence() throws Exception {
        try (LiveJob job = LiveJob.start(plan)) {
            flood(job);
            for (long downtime : DOWNTIMES) {
                long from = now();
                gauges.close();
                broker.stop();
                awaitConnected(job, 0);
                List<Long> unsent = new ArrayList<>();
                for (long left = downtime; left > 0; left -= Math.min(left, MINUTE)) {
                    pass(Math.min(left, MINUTE));
                    unsent.add(now());
                }
                broker.startAgain();
                gauges.reconnect(broker.uri());
                for (long time : unsent) {
                    gauges.reportHalf(time);
                }
                awaitStored(job);
                assertThat(gaps())
                        .anyMatch(gap -> gap.from() <= from + SLACK && gap.to() >= from + downtime);
                pass(MINUTE);
                minutes(job, 1);
            }
        }
        assertUndisturbed();
    }

    @Test
    void backlog_atTheFirstStart_isNobodysSilence() throws Exception {
        try (LiveJob job = LiveJob.start(plan)) {
            awaitConnected(job, SESSIONS);
        }
        gauges.report(now());
        down(10 * MINUTE);
        plan =
                new LiveJob.Plan(
                        broker.uri(), folder.resolve("second"), Gauges.judging(), plan.clock());
        try (LiveJob job = LiveJob.start(plan)) {
            awaitStored(job);
            pass(MINUTE);
            minutes(job, 1);
        }
        assertUndisturbed();
    }

    @Test
    void downtime_longerThanTheLiveAge_soundsNoSirenForOldReadings() throws Exception {
        Path savepoint;
        try (LiveJob job = LiveJob.start(plan)) {
            awaitConnected(job, SESSIONS);
            minutes(job, 2);
            savepoint = job.stopWithSavepoint(folder.resolve("savepoints"));
        }
        long from = now();
        for (int minute = 0; minute < 60; minute += 10) {
            gauges.report(now());
            if (minute == 10) {
                gauges.surge(0, now() + SECOND);
            }
            pass(10 * MINUTE);
        }
        try (LiveJob job = LiveJob.start(plan.restoredFrom(savepoint, 1))) {
            awaitStored(job);
            pass(MINUTE);
            minutes(job, 2);
        }
        List<Warning> after =
                ledger().warnings().stream().filter(each -> each.issued() >= from).toList();
        assertThat(after.stream().filter(each -> each.status() == Status.RETROSPECTIVE))
                .singleElement()
                .satisfies(each -> assertThat(each.subject()).isEqualTo("G000"))
                .satisfies(each -> assertThat(each.level().id()).isEqualTo("red"));
        assertThat(after)
                .allSatisfy(each -> assertThat(each.freshness()).isEqualTo(Freshness.FRESH))
                .noneMatch(DowntimeIT::lowers)
                .noneMatch(each -> each.status() == Status.RAISED)
                .noneMatch(each -> each.status() == Status.UPGRADED);
        TreeMap<String, String> levels = ledger().levels();
        levels.remove("G000");
        assertThat(levels).isEqualTo(Gauges.warned());
    }
}
