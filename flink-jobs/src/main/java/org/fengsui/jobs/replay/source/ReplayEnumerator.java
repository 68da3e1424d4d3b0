package org.fengsui.jobs.replay.source;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Hands the one split to the one reader. */
final class ReplayEnumerator implements SplitEnumerator<ReplaySplit, ReplaySplit> {

    private final SplitEnumeratorContext<ReplaySplit> context;

    ReplayEnumerator(SplitEnumeratorContext<ReplaySplit> context) {
        this.context = context;
    }

    @Override
    public void start() {
        if (context.currentParallelism() != 1) {
            throw new IllegalStateException(
                    "a replay source runs at parallelism 1, not " + context.currentParallelism());
        }
    }

    @Override
    public void addReader(int subtask) {
        context.assignSplit(new ReplaySplit(), subtask);
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        throw new IllegalStateException("the reader asks for no splits");
    }

    @Override
    public void addSplitsBack(List<ReplaySplit> splits, int subtask) {
        throw new IllegalStateException("a replay is not restarted in the middle");
    }

    @Override
    public ReplaySplit snapshotState(long checkpoint) {
        throw new IllegalStateException("a replay has no checkpoints");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
