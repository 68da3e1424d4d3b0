package org.fengsui.jobs.operators;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.fengsui.hazards.wire.Arrival;

/**
 * What {@link ControlFunction} keeps, as one compressed value of state. Flink writes operator state
 * anew with each checkpoint, a string character by character: a registry of 5 000 stations so took
 * half a processor at one checkpoint a second.
 *
 * @param parts configuration messages, in the order of their first arrival
 * @param reviewed text of the registry that the subjects were judged by last
 */
record KeptConfig(List<Arrival> parts, String reviewed) {

    private static final int FORMAT = 1;

    static byte[] write(Collection<Arrival> parts, String reviewed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORMAT);
            write(out, reviewed.getBytes(StandardCharsets.UTF_8));
            out.writeInt(parts.size());
            for (Arrival part : parts) {
                out.writeLong(part.received());
                out.writeUTF(part.topic());
                write(out, part.payload());
            }
        }
        return bytes.toByteArray();
    }

    static KeptConfig read(byte[] state) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(state)))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IOException(
                        "configuration in the state has format "
                                + format
                                + ", this version reads "
                                + FORMAT
                                + ": start the version that wrote it");
            }
            String reviewed = new String(bytes(in), StandardCharsets.UTF_8);
            List<Arrival> parts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                parts.add(new Arrival(in.readLong(), in.readUTF(), bytes(in)));
            }
            return new KeptConfig(parts, reviewed);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
