package org.fengsui.jobs.replay.source;

import java.io.IOException;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.input.RecordedInput;

/**
 * Emits recorded input in the order of design 5, timestamps and watermarks included. Bounded; runs
 * at parallelism 1, in the JVM of the launcher, with {@code WatermarkStrategy.noWatermarks()}; ends
 * with watermark {@code end}. There are no checkpoints in a replay, so none of it can be restored.
 */
public final class ReplaySource implements Source<Input, ReplaySplit, ReplaySplit> {

    private static final long serialVersionUID = 1L;

    private final RecordedInput input;
    private final String counter;

    /**
     * @param counter name of the {@link ReadCounter} that counts what was emitted
     */
    public ReplaySource(RecordedInput input, String counter) {
        this.input = input;
        this.counter = counter;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Input, ReplaySplit> createReader(SourceReaderContext context)
            throws IOException {
        return new ReplayReader(input, ReadCounter.named(counter));
    }

    @Override
    public SplitEnumerator<ReplaySplit, ReplaySplit> createEnumerator(
            SplitEnumeratorContext<ReplaySplit> context) {
        return new ReplayEnumerator(context);
    }

    @Override
    public SplitEnumerator<ReplaySplit, ReplaySplit> restoreEnumerator(
            SplitEnumeratorContext<ReplaySplit> context, ReplaySplit checkpoint) {
        return new ReplayEnumerator(context);
    }

    @Override
    public SimpleVersionedSerializer<ReplaySplit> getSplitSerializer() {
        return new SplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<ReplaySplit> getEnumeratorCheckpointSerializer() {
        return new SplitSerializer();
    }

    /** A split has no content. */
    private static final class SplitSerializer implements SimpleVersionedSerializer<ReplaySplit> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(ReplaySplit split) {
            return new byte[0];
        }

        @Override
        public ReplaySplit deserialize(int version, byte[] serialized) {
            return new ReplaySplit();
        }
    }
}
