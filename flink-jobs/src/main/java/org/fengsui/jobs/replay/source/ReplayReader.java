package org.fengsui.jobs.replay.source;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.input.RecordedInput;
import org.fengsui.jobs.replay.sort.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Reads the merged input on the task thread.
 *
 * <p>A watermark costs a message to every operator and there may be a new {@code received} with
 * each record, so it is sent when {@code received} moves on and a number of records have gone out
 * since the last. Operators hold what they get until a watermark passes it, so the number changes
 * how much they hold and nothing else.
 */
final class ReplayReader implements SourceReader<Input, ReplaySplit> {

    private static final int RECORDS_PER_POLL = 256;
    private static final int RECORDS_PER_WATERMARK = 1024;

    private final RecordedInput input;
    private final ReadCounter counter;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private @Nullable Rows<Input> rows;
    private long received = Long.MIN_VALUE;
    private int sinceWatermark;
    private long emitted;

    ReplayReader(RecordedInput input, ReadCounter counter) {
        this.input = input;
        this.counter = counter;
    }

    @Override
    public void start() {
        // begins when the split arrives
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Input> output) throws IOException {
        if (!assigned.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (rows == null) {
            rows = input.open();
        }
        for (int i = 0; i < RECORDS_PER_POLL; i++) {
            Input row = rows.next();
            if (row == null) {
                output.emitWatermark(new Watermark(input.end()));
                counter.set(emitted);
                return InputStatus.END_OF_INPUT;
            }
            emit(row, output);
        }
        counter.set(emitted);
        return InputStatus.MORE_AVAILABLE;
    }

    private void emit(Input row, ReaderOutput<Input> output) {
        if (row.received() > received) {
            if (sinceWatermark >= RECORDS_PER_WATERMARK) {
                output.emitWatermark(new Watermark(row.received() - 1));
                sinceWatermark = 0;
            }
            received = row.received();
        }
        output.collect(row, row.received());
        emitted++;
        sinceWatermark++;
    }

    @Override
    public List<ReplaySplit> snapshotState(long checkpoint) {
        throw new IllegalStateException("a replay has no checkpoints");
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return assigned;
    }

    @Override
    public void addSplits(List<ReplaySplit> splits) {
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        // the one split is all there is
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
    }
}
