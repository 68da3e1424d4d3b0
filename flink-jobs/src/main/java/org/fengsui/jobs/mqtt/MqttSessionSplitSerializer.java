package org.fengsui.jobs.mqtt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Version 1: slot, client id, last received, covered until. */
final class MqttSessionSplitSerializer extends VersionedSerializer<MqttSessionSplit> {

    @Override
    void write(MqttSessionSplit split, DataOutputStream out) throws IOException {
        out.writeInt(split.slot());
        out.writeUTF(split.clientId());
        out.writeLong(split.lastReceived());
        out.writeLong(split.coveredUntil());
    }

    @Override
    MqttSessionSplit read(DataInputStream in) throws IOException {
        return new MqttSessionSplit(in.readInt(), in.readUTF(), in.readLong(), in.readLong());
    }
}
