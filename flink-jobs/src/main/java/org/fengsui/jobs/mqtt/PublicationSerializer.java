package org.fengsui.jobs.mqtt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** Version 1: topic, retained, length, payload. */
final class PublicationSerializer extends VersionedSerializer<Publication> {

    PublicationSerializer() {
        super(1);
    }

    @Override
    void write(Publication publication, DataOutputStream out) throws IOException {
        out.writeUTF(publication.topic());
        out.writeBoolean(publication.retained());
        out.writeInt(publication.payload().length);
        out.write(publication.payload());
    }

    @Override
    Publication read(int ofVersion, DataInputStream in) throws IOException {
        String topic = in.readUTF();
        boolean retained = in.readBoolean();
        int length = in.readInt();
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("payload of " + topic + " is cut short");
        }
        return new Publication(topic, payload, retained);
    }
}
