package org.fengsui.jobs.replay.output;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.replay.sort.Dictionary;
import org.fengsui.jobs.replay.sort.RowCodec;
import org.fengsui.jobs.replay.sort.RowFormat;

/** Rejected rows and messages by received, topic, reason, payload. */
final class RejectedFormat implements RowFormat<Rejected> {

    private static final long serialVersionUID = 1L;
    private static final int CHARS_PER_WEIGHT = 100;

    @Override
    public Comparator<Rejected> order() {
        return Comparator.comparingLong(Rejected::received)
                .thenComparing(Rejected::topic)
                .thenComparing(Rejected::reason)
                .thenComparing(Rejected::payload)
                .thenComparing(Rejected::hash);
    }

    @Override
    public int weight(Rejected row) {
        return 1 + row.payload().length() / CHARS_PER_WEIGHT;
    }

    @Override
    public RowCodec<Rejected> codec() {
        return new Codec();
    }

    private static final class Codec implements RowCodec<Rejected> {

        private final Dictionary names = new Dictionary();

        @Override
        public void write(Rejected row, DataOutput out) throws IOException {
            out.writeLong(row.received());
            names.writeName(row.topic(), out);
            Dictionary.writeText(row.reason(), out);
            Dictionary.writeText(row.payload(), out);
            Dictionary.writeText(row.hash(), out);
        }

        @Override
        public Rejected read(DataInput in) throws IOException {
            return new Rejected(
                    in.readLong(),
                    names.readName(in),
                    Dictionary.readText(in),
                    Dictionary.readText(in),
                    Dictionary.readText(in));
        }
    }
}
