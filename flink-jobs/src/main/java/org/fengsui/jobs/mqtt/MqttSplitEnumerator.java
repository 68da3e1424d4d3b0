package org.fengsui.jobs.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives slot i to reader i mod parallelism. A slot is with one reader or in the pool, never both,
 * so no two connections share a client id.
 */
final class MqttSplitEnumerator implements SplitEnumerator<MqttSessionSplit, MqttEnumeratorState> {

    private final SplitEnumeratorContext<MqttSessionSplit> context;
    private final String clientIdBase;
    private final int sessions;
    private final TreeMap<Integer, MqttSessionSplit> pool = new TreeMap<>();

    /** At the creation of the job: all slots wait in the pool. */
    static MqttSplitEnumerator create(
            SplitEnumeratorContext<MqttSessionSplit> context, String clientIdBase, int sessions) {
        return restore(
                context,
                clientIdBase,
                sessions,
                new MqttEnumeratorState(clientIdBase, 0, List.of()));
    }

    /**
     * From a checkpoint; further slots join the pool.
     *
     * @throws IllegalStateException where restoring would leave a session and its queue behind
     */
    static MqttSplitEnumerator restore(
            SplitEnumeratorContext<MqttSessionSplit> context,
            String clientIdBase,
            int sessions,
            MqttEnumeratorState state) {
        if (sessions < state.sessions()) {
            throw new IllegalStateException(
                    "the number of MQTT sessions of "
                            + clientIdBase
                            + " cannot go down from "
                            + state.sessions()
                            + " to "
                            + sessions
                            + ": the broker would keep the queues of the others for nobody;"
                            + " ask for at least "
                            + state.sessions());
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
        for (int slot = state.sessions(); slot < sessions; slot++) {
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
        pool(splits);
    }

    @Override
    public MqttEnumeratorState snapshotState(long checkpointId) {
        return new MqttEnumeratorState(clientIdBase, sessions, List.copyOf(pool.values()));
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
