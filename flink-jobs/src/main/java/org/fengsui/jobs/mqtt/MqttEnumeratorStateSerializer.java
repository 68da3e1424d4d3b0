package org.fengsui.jobs.mqtt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Version 1: client id base, number of sessions, then the unassigned splits. */
final class MqttEnumeratorStateSerializer extends VersionedSerializer<MqttEnumeratorState> {

    private final MqttSessionSplitSerializer splits = new MqttSessionSplitSerializer();

    @Override
    void write(MqttEnumeratorState state, DataOutputStream out) throws IOException {
        out.writeUTF(state.clientIdBase());
        out.writeInt(state.sessions());
        out.writeInt(state.unassigned().size());
        for (MqttSessionSplit split : state.unassigned()) {
            splits.write(split, out);
        }
    }

    @Override
    MqttEnumeratorState read(DataInputStream in) throws IOException {
        String clientIdBase = in.readUTF();
        int sessions = in.readInt();
        int count = in.readInt();
        List<MqttSessionSplit> unassigned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            unassigned.add(splits.read(in));
        }
        return new MqttEnumeratorState(clientIdBase, sessions, unassigned);
    }
}
