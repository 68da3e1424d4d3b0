package org.fengsui.jobs.mqtt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives slot i to reader i mod parallelism. A slot is with one reader or in the pool, never both,
 * so no two connections share a client id. When all slots that stay are subscribed it lets the
 * others withdraw.
 */
final class MqttSplitEnumerator implements SplitEnumerator<MqttSessionSplit, MqttEnumeratorState> {

    private final SplitEnumeratorContext<MqttSessionSplit> context;
    private final String clientIdBase;
    private final int sessions;
    private final TreeMap<Integer, MqttSessionSplit> pool = new TreeMap<>();
    private final TreeSet<Integer> retiring = new TreeSet<>();
    private final SlotReports reports = new SlotReports();
    private final Set<Integer> allowed = new HashSet<>();

    /** At the creation of the job: all slots wait in the pool. */
    static MqttSplitEnumerator create(
            SplitEnumeratorContext<MqttSessionSplit> context, String clientIdBase, int sessions) {
        return restore(
                context,
                clientIdBase,
                sessions,
                0,
                new MqttEnumeratorState(clientIdBase, 0, List.of(), Set.of()));
    }

    /**
     * From a checkpoint; further slots join the pool, surplus ones are retired.
     *
     * @param formerSessions number of slots that the state may have; more than {@code sessions}
     *     only by intent
     * @throws IllegalStateException where restoring would leave a session and its queue behind
     */
    static MqttSplitEnumerator restore(
            SplitEnumeratorContext<MqttSessionSplit> context,
            String clientIdBase,
            int sessions,
            int formerSessions,
            MqttEnumeratorState state) {
        int before = state.sessions();
        if (sessions < before && formerSessions < before) {
            throw new IllegalStateException(
                    "the number of MQTT sessions of "
                            + clientIdBase
                            + " cannot go down from "
                            + before
                            + " to "
                            + sessions
                            + " by itself: the broker would keep the queues of the others for"
                            + " nobody; ask for at least "
                            + before
                            + " or for retiring("
                            + before
                            + ") to have the others drained and closed");
        }
        if (!clientIdBase.equals(state.clientIdBase())) {
            throw new IllegalStateException(
                    "the MQTT client id cannot change from "
                            + state.clientIdBase()
                            + " to "
                            + clientIdBase
                            + ": the broker keeps the queue under the old one; restore with that"
                            + " or start without state");
        }
        MqttSplitEnumerator enumerator = new MqttSplitEnumerator(context, clientIdBase, sessions);
        enumerator.pool(state.unassigned());
        enumerator.retiring.addAll(state.retiring());
        for (int slot = sessions; slot < before; slot++) {
            enumerator.retiring.add(slot);
        }
        for (int slot = before; slot < sessions; slot++) {
            if (enumerator.retiring.contains(slot)) {
                throw new IllegalStateException(
                        clientIdBase
                                + "-"
                                + slot
                                + " is still being retired: go on with "
                                + before
                                + " sessions until the log says that it is closed");
            }
            enumerator.pool.put(slot, MqttSessionSplit.fresh(slot, clientIdBase));
        }
        return enumerator;
    }

    private MqttSplitEnumerator(
            SplitEnumeratorContext<MqttSessionSplit> context, String clientIdBase, int sessions) {
        this.context = context;
        this.clientIdBase = clientIdBase;
        this.sessions = sessions;
    }

    private void pool(List<MqttSessionSplit> splits) {
        for (MqttSessionSplit split : splits) {
            pool.put(split.slot(), split);
        }
    }

    @Override
    public void start() {
        // Readers announce themselves.
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String requesterHostname) {
        // Readers are given their slots when they register.
    }

    @Override
    public void addReader(int subtask) {
        forget(subtask);
        int parallelism = context.currentParallelism();
        List<MqttSessionSplit> mine = new ArrayList<>();
        for (MqttSessionSplit split : pool.values()) {
            if (split.slot() % parallelism == subtask) {
                mine.add(split);
            }
        }
        for (MqttSessionSplit split : mine) {
            pool.remove(split.slot());
            context.assignSplit(split, subtask);
        }
        context.signalNoMoreSplits(subtask);
    }

    /** The reader is gone; when its successor registers it is given the slots again. */
    @Override
    public void addSplitsBack(List<MqttSessionSplit> splits, int subtask) {
        forget(subtask);
        pool(splits);
    }

    private void forget(int subtask) {
        reports.forget(subtask);
        allowed.remove(subtask);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (!(event instanceof SlotReport report)) {
            return;
        }
        reports.add(subtask, report);
        retiring.retainAll(reports.stillHeld(retiring, context.currentParallelism()));
        if (reports.allSubscribed(sessions)) {
            for (int reader : reports.subtasks()) {
                if (allowed.add(reader)) {
                    context.sendEventToSourceReader(reader, new WithdrawalAllowed());
                }
            }
        }
    }

    @Override
    public MqttEnumeratorState snapshotState(long checkpointId) {
        return new MqttEnumeratorState(
                clientIdBase, sessions, List.copyOf(pool.values()), retiring);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
