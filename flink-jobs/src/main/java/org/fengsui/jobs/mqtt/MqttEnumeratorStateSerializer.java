package org.fengsui.jobs.mqtt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Version 1: client id base, number of sessions, then the unassigned splits. Version 2: the
 * retiring slots too, and splits of version 2.
 */
final class MqttEnumeratorStateSerializer extends VersionedSerializer<MqttEnumeratorState> {

    private final MqttSessionSplitSerializer splits = new MqttSessionSplitSerializer();

    MqttEnumeratorStateSerializer() {
        super(2);
    }

    @Override
    void write(MqttEnumeratorState state, DataOutputStream out) throws IOException {
        out.writeUTF(state.clientIdBase());
        out.writeInt(state.sessions());
        out.writeInt(state.unassigned().size());
        for (MqttSessionSplit split : state.unassigned()) {
            splits.write(split, out);
        }
        out.writeInt(state.retiring().size());
        for (int slot : new TreeSet<>(state.retiring())) {
            out.writeInt(slot);
        }
    }

    @Override
    MqttEnumeratorState read(int ofVersion, DataInputStream in) throws IOException {
        String clientIdBase = in.readUTF();
        int sessions = in.readInt();
        int count = in.readInt();
        List<MqttSessionSplit> unassigned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            unassigned.add(splits.read(ofVersion, in));
        }
        return new MqttEnumeratorState(
                clientIdBase, sessions, unassigned, ofVersion == 1 ? Set.of() : retiring(in));
    }

    private static Set<Integer> retiring(DataInputStream in) throws IOException {
        int count = in.readInt();
        Set<Integer> slots = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            slots.add(in.readInt());
        }
        return slots;
    }
}
