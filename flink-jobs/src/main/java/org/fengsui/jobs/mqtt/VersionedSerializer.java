package org.fengsui.jobs.mqtt;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What the serializers of this package share: a version, big-endian, nothing left over. */
abstract class VersionedSerializer<T> implements SimpleVersionedSerializer<T> {

    private final int version;

    /** Writes this version and reads all up to it. */
    VersionedSerializer(int version) {
        this.version = version;
    }

    abstract void write(T value, DataOutputStream out) throws IOException;

    abstract T read(int ofVersion, DataInputStream in) throws IOException;

    @Override
    public final int getVersion() {
        return version;
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
    public final T deserialize(int ofVersion, byte[] serialized) throws IOException {
        if (ofVersion < 1 || ofVersion > version) {
            throw new IOException(
                    getClass().getSimpleName()
                            + " reads up to version "
                            + version
                            + ", the state has "
                            + ofVersion
                            + "; restore it with the release that wrote it");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        T value = read(ofVersion, in);
        if (in.available() > 0) {
            throw new IOException(
                    getClass().getSimpleName() + " found " + in.available() + " bytes too many");
        }
        return value;
    }
}
