package org.fengsui.jobs.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each record as a line into gzip files that become visible, whole and synced, when the
 * checkpoint they belong to is complete: exactly once, as long as the job is restored from its
 * newest checkpoint. Restoring an older one leaves what was committed after it in place.
 *
 * <p>Several sinks may share a root. What a sink may clear away there is told by the operator's id,
 * so its uid must be set and stay.
 *
 * <p>Gauges, of subtask 0: {@code queue.segments}, {@code queue.bytes}, {@code queue.oldestAge}.
 *
 * <p>Order is kept per subtask, so a series keeps its order if the sink has the parallelism of the
 * keyed operator before it (or 1). A checkpoint without records makes no file. A start without a
 * checkpoint deletes pending files of earlier runs and says so.
 *
 * <pre>{@code
 * lines.sinkTo(SegmentSink.lines(dir, "store")).uid("store");
 * }</pre>
 */
public class SegmentSink<T>
        implements Sink<T>, SupportsWriterState<T, Segment>, SupportsCommitter<Segment> {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentSink.class);

    private static final long serialVersionUID = 1;

    private final String root;
    private final String label;
    private final SegmentEncoder<T> encoder;

    /**
     * @param root the segment root, see {@link SegmentDirectory}
     * @param label for people who look at the files; lower-case letters
     */
    public SegmentSink(Path root, String label, SegmentEncoder<T> encoder) {
        if (!label.matches("[a-z]+")) {
            throw new IllegalArgumentException(
                    "label of a segment sink must be lower-case letters, not '" + label + "'");
        }
        this.root = root.toString();
        this.label = label;
        this.encoder = encoder;
    }

    /** A sink for lines that are rendered before it. */
    public static SegmentSink<String> lines(Path root, String label) {
        return new SegmentSink<>(root, label, line -> line);
    }

    @Override
    public StatefulSinkWriter<T, Segment> createWriter(WriterInitContext context)
            throws IOException {
        SegmentDirectory directory = directory();
        directory.create();
        String owner = owner(context);
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        long restored = context.getRestoredCheckpointId().orElse(0);
        int discarded =
                directory.discardAbandoned(
                        owner,
                        subtask,
                        context.getTaskInfo().getNumberOfParallelSubtasks(),
                        restored);
        if (discarded > 0) {
            LOG.warn(
                    "Sink {} subtask {}: deleted {} segments written after checkpoint {}, from"
                            + " which this attempt goes on",
                    owner,
                    subtask,
                    discarded,
                    restored);
        }
        if (subtask == 0) {
            QueueMetrics.register(
                    context.metricGroup(),
                    directory,
                    context.getProcessingTimeService()::getCurrentProcessingTime);
        }
        String nonce = UUID.randomUUID().toString().substring(0, 8);
        return new SegmentWriter<>(directory, encoder, owner, subtask, nonce, restored);
    }

    @Override
    public StatefulSinkWriter<T, Segment> restoreWriter(
            WriterInitContext context, Collection<Segment> state) throws IOException {
        return createWriter(context);
    }

    @Override
    public Committer<Segment> createCommitter(CommitterInitContext context) {
        return new SegmentCommitter(directory());
    }

    @Override
    public SimpleVersionedSerializer<Segment> getCommittableSerializer() {
        return new SegmentSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Segment> getWriterStateSerializer() {
        return new SegmentSerializer();
    }

    /** Label and operator id; the latter is the hash of the uid, the same in every attempt. */
    private String owner(WriterInitContext context) {
        String operator = context.metricGroup().getAllVariables().get("<operator_id>");
        if (operator == null || operator.length() < 8) {
            throw new IllegalStateException(
                    "segment sink '" + label + "' is not told its operator id by Flink's metrics");
        }
        return label + operator.substring(0, 8);
    }

    private SegmentDirectory directory() {
        return new SegmentDirectory(Path.of(root));
    }
}
