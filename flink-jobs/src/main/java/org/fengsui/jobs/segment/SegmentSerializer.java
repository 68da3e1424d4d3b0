package org.fengsui.jobs.segment;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Version 1: file (modified UTF-8), lines, bytes. */
final class SegmentSerializer implements SimpleVersionedSerializer<Segment> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Segment segment) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(96);
        out.writeUTF(segment.file());
        out.writeLong(segment.lines());
        out.writeLong(segment.bytes());
        return out.getCopyOfBuffer();
    }

    @Override
    public Segment deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "segment committable has version "
                            + version
                            + ", this build reads version "
                            + VERSION
                            + ": restore with the release that wrote the checkpoint");
        }
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        return new Segment(in.readUTF(), in.readLong(), in.readLong());
    }
}
