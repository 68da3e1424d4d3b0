package org.fengsui.jobs.replay.sort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads strings for {@link RowCodec}s. A name that recurs (station, quantity) is written
 * once per file and comes back as one shared instance.
 */
public final class Dictionary {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    public void writeName(String name, DataOutput out) throws IOException {
        Integer known = numbers.get(name);
        if (known != null) {
            out.writeInt(known);
            return;
        }
        out.writeInt(-1);
        writeText(name, out);
        numbers.put(name, numbers.size());
    }

    public String readName(DataInput in) throws IOException {
        int number = in.readInt();
        if (number >= 0) {
            return names.get(number);
        }
        String name = readText(in);
        names.add(name);
        return name;
    }

    /** A string of any length that is not expected to recur. */
    public static void writeText(String text, DataOutput out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    public static String readText(DataInput in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
