package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.jobs.operators.Harness.MINUTE;
import static org.fengsui.jobs.operators.Harness.START;
import static org.fengsui.jobs.operators.Harness.depth;
import static org.fengsui.jobs.operators.Harness.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.IngestGap;
import org.fengsui.jobs.mqtt.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubjectOperatorTest {

    private static final double[] FLOOD = {0, 0.04, 0.09, 0.13, 0.17, 0.21, 0.26, 0.2, 0, 0};

    private KeyedBroadcastOperatorTestHarness<String, SubjectEvent, ControlEvent, Warning> harness;
    private final List<String> earlier = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        harness = Harness.subjects(options(Long.MAX_VALUE), null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    /** What the stations say of the flood. */
    private static List<SubjectEvent> assessments() throws Exception {
        var stations = Harness.stations(options(Long.MAX_VALUE), null);
        try (stations) {
            for (int i = 0; i < 40; i++) {
                double depth = i < FLOOD.length ? FLOOD[i] : 0;
                stations.processElement(depth("W1", START + i * MINUTE, depth), 0);
                stations.processElement(depth("W2", START + i * MINUTE, depth / 2), 0);
            }
            stations.watermark(START + 120 * MINUTE);
            return stations.extractOutputValues().stream()
                    .map((Assessment each) -> SubjectEvent.of(each))
                    .toList();
        }
    }

    private void send(SubjectEvent event) throws Exception {
        harness.processElement(event, event.received());
    }

    private <X> List<X> side(OutputTag<X> tag) {
        var records = harness.getSideOutput(tag);
        return records == null ? List.of() : records.stream().map(r -> r.getValue()).toList();
    }

    private List<String> run(Random order, boolean interrupted) throws Exception {
        List<SubjectEvent> events = assessments();
        earlier.clear();
        for (long now = START; now < START + 120 * MINUTE; now += 4 * MINUTE) {
            long from = now;
            List<SubjectEvent> batch =
                    new ArrayList<>(
                            events.stream()
                                    .filter(e -> e.received() >= from)
                                    .filter(e -> e.received() < from + 4 * MINUTE)
                                    .toList());
            Collections.shuffle(batch, order);
            for (SubjectEvent event : batch) {
                send(event);
            }
            if (interrupted) {
                restart();
            }
            harness.watermark(now + 4 * MINUTE - 1);
        }
        keep();
        List<String> all = new ArrayList<>(earlier);
        Collections.sort(all);
        return all;
    }

    private void keep() {
        harness.extractOutputValues().forEach(each -> earlier.add(each.toString()));
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        keep();
        harness.close();
        harness = Harness.subjects(options(Long.MAX_VALUE), state);
    }

    private Warning newest(String subject) {
        return harness.extractOutputValues().stream()
                .filter(each -> each.subject().equals(subject))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void shuffledAndInterrupted_givesTheSameWarnings() throws Exception {
        List<String> first = run(new Random(1), false);
        assertThat(first).anyMatch(line -> line.contains("status=PENDING_LIFT"));
        for (int seed = 2; seed < 5; seed++) {
            harness.close();
            open();
            assertThat(run(new Random(seed), seed % 2 == 0)).isEqualTo(first);
        }
    }

    @Test
    void gap_publishesOpenWarningsAgain() throws Exception {
        run(new Random(1), false);
        int before = side(SubjectOperator.PUBLICATIONS).size();
        long now = START + 121 * MINUTE;
        harness.processBroadcastElement(ControlEvent.gap(now, new IngestGap(now - 9, now)), now);

        List<Publication> again = side(SubjectOperator.PUBLICATIONS);
        assertThat(again.subList(before, again.size()))
                .singleElement()
                .satisfies(each -> assertThat(each.topic()).endsWith("waterlogging/W1"))
                .satisfies(each -> assertThat(each.retained()).isTrue());
    }

    @Test
    void lift_byPerson_endsWhatIsPending() throws Exception {
        run(new Random(1), false);
        Warning pending = newest("W1");
        assertThat(pending.level()).isEqualTo(Level.ORANGE);
        send(SubjectEvent.of(lift(pending.id(), START + 121 * MINUTE)));
        send(SubjectEvent.of(lift("waterlogging-W1-20200101T000000000Z", START + 122 * MINUTE)));
        harness.watermark(START + 122 * MINUTE);

        assertThat(newest("W1").status()).isEqualTo(Status.LIFTED);
        assertThat(side(SubjectOperator.REFUSED))
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).contains("there is no warning"));
    }

    @Test
    void snapshot_olderThanThePublication_recoversItOverARestore() throws Exception {
        OperatorSubtaskState empty = harness.snapshot(1, 1);
        run(new Random(1), false);
        Warning told = newest("W1");
        harness.close();
        harness = Harness.subjects(options(Long.MAX_VALUE), empty);

        long now = START + 121 * MINUTE;
        send(SubjectEvent.of(told, now));
        harness.watermark(now + 30_000);
        assertThat(harness.extractOutputValues()).isEmpty();
        restart();
        harness.watermark(now + MINUTE);

        Warning recovered = newest("W1");
        assertThat(recovered.id()).isEqualTo(told.id());
        assertThat(recovered.revision()).isEqualTo(told.revision() + 1);
        assertThat(recovered.level()).isEqualTo(told.level());
        assertThat(recovered.reason()).isEqualTo("recovered");
        assertThat(side(SubjectOperator.PUBLICATIONS)).hasSize(1);
    }

    @Test
    void snapshot_olderThanThePublication_saysTheSameWhereJudgedAgain() throws Exception {
        List<String> first = run(new Random(1), false);
        Warning told = newest("W1");
        harness.close();
        open();
        send(SubjectEvent.of(told, START + 119 * MINUTE));

        assertThat(run(new Random(1), true)).isEqualTo(first);
    }

    @Test
    void manyEvents_leaveOneTimerPerSubject() throws Exception {
        run(new Random(1), false);

        assertThat(harness.numEventTimeTimers()).isEqualTo(2);
    }

    @Test
    void deadline_afterTheEnd_isIgnored() throws Exception {
        harness.close();
        harness = Harness.subjects(options(START + 120 * MINUTE), null);
        run(new Random(1), false);
        int before = harness.extractOutputValues().size();
        harness.watermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).hasSize(before);
    }

    private static Action lift(String warning, long received) {
        return new Action(
                "a1", "lift", warning, null, "duty1", "duty", null, null, received, received);
    }

    @Test
    void stationRemoved_overARestore_leavesItsWarningOpenAndUnknown() throws Exception {
        run(new Random(1), false);
        Warning before = newest("W1");
        long now = START + 121 * MINUTE;
        ControlEvent change =
                Harness.config(now, 2, Harness.registry(2, "W2"), Harness.rules(2, 0.08));
        harness.processBroadcastElement(change, now);
        send(SubjectEvent.review("W1", now));
        restart();
        harness.watermark(now);

        Warning after = newest("W1");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.level()).isEqualTo(Level.ORANGE);
        assertThat(after.status()).isEqualTo(Status.PENDING_LIFT);
        assertThat(after.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(after.headline().zh()).contains("地点已移出登记");
        restart();
        send(SubjectEvent.of(lift(after.id(), now + MINUTE)));
        harness.watermark(now + MINUTE);
        assertThat(newest("W1").status()).isEqualTo(Status.LIFTED);
    }
}
