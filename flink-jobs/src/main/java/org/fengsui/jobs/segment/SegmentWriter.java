package org.fengsui.jobs.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/**
 * Writes the lines of one subtask between two checkpoints. It is a stateful writer only because
 * that is how it learns the ids of the checkpoints; its state is empty.
 */
final class SegmentWriter<T>
        implements CommittingSinkWriter<T, Segment>, StatefulSinkWriter<T, Segment> {

    /**
     * A longer segment is continued in the next file, so that a consumer can hold one in memory.
     */
    static final int MAX_LINES = 100_000;

    private final SegmentDirectory directory;
    private final SegmentEncoder<T> encoder;
    private final String owner;
    private final int subtask;
    private final String nonce;
    private final TreeMap<String, SegmentFile> open = new TreeMap<>();
    private final List<Segment> sealed = new ArrayList<>();
    private long epoch;
    private int index;

    SegmentWriter(
            SegmentDirectory directory,
            SegmentEncoder<T> encoder,
            String owner,
            int subtask,
            String nonce,
            long restored) {
        this.directory = directory;
        this.encoder = encoder;
        this.owner = owner;
        this.subtask = subtask;
        this.nonce = nonce;
        this.epoch = restored;
    }

    @Override
    public void write(T value, Context context) throws IOException {
        String line = encoder.encode(value);
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "a line of sink '"
                            + owner
                            + "' contains a line break; its encoder must escape");
        }
        String prefix = encoder.prefix(value);
        SegmentFile file = open.get(prefix);
        if (file == null) {
            file = start(prefix);
            open.put(prefix, file);
        }
        file.append(line);
        if (file.lines() >= MAX_LINES) {
            sealed.add(file.seal());
            open.remove(prefix);
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        // lines become durable in prepareCommit, which follows
    }

    @Override
    public Collection<Segment> prepareCommit() throws IOException {
        for (SegmentFile file : open.values()) {
            sealed.add(file.seal());
        }
        open.clear();
        if (sealed.isEmpty()) {
            return List.of();
        }
        Durable.syncFolder(directory.pendingFolder());
        List<Segment> segments = List.copyOf(sealed);
        sealed.clear();
        return segments;
    }

    @Override
    public List<Segment> snapshotState(long checkpoint) {
        epoch = checkpoint;
        index = 0;
        return List.of();
    }

    @Override
    public void close() throws IOException {
        for (SegmentFile file : open.values()) {
            file.discard();
        }
        open.clear();
    }

    private SegmentFile start(String prefix) throws IOException {
        String file = prefix + new SegmentName(epoch, owner, subtask, index, nonce);
        index++;
        return new SegmentFile(file, directory.pending(file));
    }
}
