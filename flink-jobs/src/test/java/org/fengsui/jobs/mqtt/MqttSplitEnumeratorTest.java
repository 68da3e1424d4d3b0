package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.junit.jupiter.api.Test;

class MqttSplitEnumeratorTest {

    private final Context context = new Context(2);

    @Test
    void addReader_newJob_assignsSlotsModuloParallelism() {
        MqttSplitEnumerator enumerator = MqttSplitEnumerator.create(context, "fs-obs", 5);

        enumerator.addReader(0);
        enumerator.addReader(1);

        assertThat(context.slots(0)).containsExactly("fs-obs-0", "fs-obs-2", "fs-obs-4");
        assertThat(context.slots(1)).containsExactly("fs-obs-1", "fs-obs-3");
        assertThat(context.complete).containsExactly(0, 1);
        assertThat(enumerator.snapshotState(1).unassigned()).isEmpty();
    }

    @Test
    void addReader_moreReadersThanSlots_isToldThatItGetsNone() {
        MqttSplitEnumerator enumerator = MqttSplitEnumerator.create(context, "fs-obs", 1);

        enumerator.addReader(1);

        assertThat(context.slots(1)).isEmpty();
        assertThat(context.complete).containsExactly(1);
    }

    @Test
    void addSplitsBack_successorRegisters_receivesThemAgain() {
        MqttSplitEnumerator enumerator = MqttSplitEnumerator.create(context, "fs-obs", 2);
        enumerator.addReader(1);
        List<MqttSessionSplit> given = List.copyOf(context.assigned.get(1));
        context.assigned.clear();

        enumerator.addSplitsBack(given, 1);
        assertThat(enumerator.snapshotState(1).unassigned())
                .extracting(MqttSessionSplit::slot)
                .containsExactly(0, 1);
        enumerator.addReader(1);

        assertThat(context.slots(1)).containsExactly("fs-obs-1");
    }

    @Test
    void restore_assignedSlots_areNotAssignedTwice() {
        MqttSplitEnumerator enumerator =
                MqttSplitEnumerator.restore(
                        context,
                        "fs-obs",
                        2,
                        0,
                        new MqttEnumeratorState("fs-obs", 2, List.of(), Set.of()));

        enumerator.addReader(0);
        enumerator.addReader(1);

        assertThat(context.assigned).isEmpty();
    }

    @Test
    void restore_moreSessions_addsOnlyTheNew() {
        MqttSplitEnumerator enumerator =
                MqttSplitEnumerator.restore(
                        context,
                        "fs-obs",
                        4,
                        0,
                        new MqttEnumeratorState("fs-obs", 2, List.of(), Set.of()));

        enumerator.addReader(0);
        enumerator.addReader(1);

        assertThat(context.slots(0)).containsExactly("fs-obs-2");
        assertThat(context.slots(1)).containsExactly("fs-obs-3");
        assertThat(enumerator.snapshotState(1).sessions()).isEqualTo(4);
    }

    @Test
    void restore_fewerSessions_isRefused() {
        MqttEnumeratorState state = new MqttEnumeratorState("fs-obs", 4, List.of(), Set.of());

        assertThatThrownBy(() -> MqttSplitEnumerator.restore(context, "fs-obs", 2, 0, state))
                .hasMessageContaining("from 4 to 2")
                .hasMessageContaining("at least 4");
    }

    @Test
    void restore_fewerSessionsByIntent_retiresTheOthersWhenTheRestIsSubscribed() throws Exception {
        MqttEnumeratorState four =
                restored(new MqttEnumeratorState("fs-obs", 4, List.of(), Set.of()));
        MqttSplitEnumerator enumerator = MqttSplitEnumerator.restore(context, "fs-obs", 2, 4, four);
        enumerator.addReader(0);
        enumerator.addReader(1);
        assertThat(enumerator.snapshotState(1).sessions()).isEqualTo(2);
        assertThat(enumerator.snapshotState(1).retiring()).containsExactlyInAnyOrder(2, 3);

        enumerator.handleSourceEvent(0, new SlotReport(List.of(0, 2), List.of(0, 2)));
        enumerator.handleSourceEvent(1, new SlotReport(List.of(1, 3), List.of()));
        assertThat(context.told).isEmpty();
        enumerator.handleSourceEvent(1, new SlotReport(List.of(1, 3), List.of(1, 3)));
        assertThat(context.told)
                .containsExactlyInAnyOrder("0 WithdrawalAllowed", "1 WithdrawalAllowed");

        enumerator.handleSourceEvent(0, new SlotReport(List.of(0), List.of(0)));
        assertThat(enumerator.snapshotState(2).retiring()).containsExactly(3);
        enumerator.handleSourceEvent(1, new SlotReport(List.of(1), List.of(1)));
        assertThat(enumerator.snapshotState(3).retiring()).isEmpty();
    }

    @Test
    void restore_retirementReportedToNobody_isFoundOutAfterARestart() throws Exception {
        MqttEnumeratorState state =
                restored(new MqttEnumeratorState("fs-obs", 2, List.of(), Set.of(2, 3)));
        MqttSplitEnumerator enumerator =
                MqttSplitEnumerator.restore(context, "fs-obs", 2, 0, state);

        enumerator.handleSourceEvent(0, new SlotReport(List.of(0), List.of()));
        assertThat(enumerator.snapshotState(1).retiring()).containsExactlyInAnyOrder(2, 3);
        enumerator.handleSourceEvent(1, new SlotReport(List.of(1, 3), List.of()));

        assertThat(enumerator.snapshotState(2).retiring()).containsExactly(3);
    }

    @Test
    void restore_moreSessionsWhileRetiring_isRefused() {
        MqttEnumeratorState state = new MqttEnumeratorState("fs-obs", 2, List.of(), Set.of(3));

        assertThatThrownBy(() -> MqttSplitEnumerator.restore(context, "fs-obs", 4, 0, state))
                .hasMessageContaining("fs-obs-3 is still being retired")
                .hasMessageContaining("2 sessions");
    }

    private static MqttEnumeratorState restored(MqttEnumeratorState state) throws Exception {
        MqttEnumeratorStateSerializer serializer = new MqttEnumeratorStateSerializer();
        return serializer.deserialize(serializer.getVersion(), serializer.serialize(state));
    }

    @Test
    void restore_otherClientId_isRefused() {
        MqttEnumeratorState state = new MqttEnumeratorState("fs-obs", 4, List.of(), Set.of());

        assertThatThrownBy(() -> MqttSplitEnumerator.restore(context, "other-obs", 4, 0, state))
                .hasMessageContaining("from fs-obs to other-obs");
    }

    private static final class Context implements SplitEnumeratorContext<MqttSessionSplit> {

        final Map<Integer, List<MqttSessionSplit>> assigned = new TreeMap<>();
        final List<Integer> complete = new ArrayList<>();
        final List<String> told = new ArrayList<>();
        private final int parallelism;

        Context(int parallelism) {
            this.parallelism = parallelism;
        }

        List<String> slots(int subtask) {
            return assigned.getOrDefault(subtask, List.of()).stream()
                    .map(MqttSessionSplit::clientId)
                    .toList();
        }

        @Override
        public void assignSplits(SplitsAssignment<MqttSessionSplit> assignment) {
            assignment
                    .assignment()
                    .forEach(
                            (subtask, splits) ->
                                    assigned.computeIfAbsent(subtask, s -> new ArrayList<>())
                                            .addAll(splits));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            complete.add(subtask);
        }

        @Override
        public int currentParallelism() {
            return parallelism;
        }

        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendEventToSourceReader(int subtask, SourceEvent event) {
            told.add(subtask + " " + event.getClass().getSimpleName());
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> void callAsync(Callable<T> task, BiConsumer<T, Throwable> handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> void callAsync(
                Callable<T> task, BiConsumer<T, Throwable> handler, long delay, long period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void runInCoordinatorThread(Runnable task) {
            throw new UnsupportedOperationException();
        }
    }
}
