package org.fengsui.jobs.mqtt;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What the serializers of this package share: version 1, big-endian, nothing left over. */
abstract class VersionedSerializer<T> implements SimpleVersionedSerializer<T> {

    private static final int VERSION = 1;

    abstract void write(T value, DataOutputStream out) throws IOException;

    abstract T read(DataInputStream in) throws IOException;

    @Override
    public final int getVersion() {
        return VERSION;
    }

    @Override
    public final byte[] serialize(T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        write(value, out);
        out.flush();
        return bytes.toByteArray();
    }

    @Override
    public final T deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    getClass().getSimpleName()
                            + " reads version "
                            + VERSION
                            + ", the state has "
                            + version
                            + "; restore it with the release that wrote it");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        T value = read(in);
        if (in.available() > 0) {
            throw new IOException(
                    getClass().getSimpleName() + " found " + in.available() + " bytes too many");
        }
        return value;
    }
}
