package org.fengsui.jobs.mqtt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Version 1: slot, client id, last received, covered until. Version 2: the filters too. */
final class MqttSessionSplitSerializer extends VersionedSerializer<MqttSessionSplit> {

    MqttSessionSplitSerializer() {
        super(2);
    }

    @Override
    void write(MqttSessionSplit split, DataOutputStream out) throws IOException {
        out.writeInt(split.slot());
        out.writeUTF(split.clientId());
        out.writeLong(split.lastReceived());
        out.writeLong(split.coveredUntil());
        out.writeInt(split.filters().size());
        for (String filter : split.filters()) {
            out.writeUTF(filter);
        }
    }

    @Override
    MqttSessionSplit read(int ofVersion, DataInputStream in) throws IOException {
        return new MqttSessionSplit(
                in.readInt(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                ofVersion == 1 ? List.of() : filters(in));
    }

    private static List<String> filters(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> filters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            filters.add(in.readUTF());
        }
        return filters;
    }
}
