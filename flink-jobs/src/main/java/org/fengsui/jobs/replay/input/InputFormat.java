package org.fengsui.jobs.replay.input;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Objects;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Dictionary;
import org.fengsui.jobs.replay.sort.RowCodec;
import org.fengsui.jobs.replay.sort.RowFormat;

/** How inputs are ordered and kept while they are sorted. */
final class InputFormat implements RowFormat<Input> {

    private static final long serialVersionUID = 1L;
    private static final int BYTES_PER_WEIGHT = 200;

    private final InputOrder order = new InputOrder();

    @Override
    public Comparator<Input> order() {
        return order;
    }

    @Override
    public RowCodec<Input> codec() {
        return new Codec();
    }

    @Override
    public int weight(Input row) {
        Arrival arrival = row.arrival();
        return arrival == null ? 1 : 1 + arrival.payload().length / BYTES_PER_WEIGHT;
    }

    private static final class Codec implements RowCodec<Input> {

        private final Dictionary names = new Dictionary();

        @Override
        public void write(Input row, DataOutput out) throws IOException {
            Arrival arrival = row.arrival();
            out.writeBoolean(arrival != null);
            out.writeLong(row.received());
            if (arrival != null) {
                names.writeName(arrival.topic(), out);
                Dictionary.writeBytes(arrival.payload(), out);
            } else {
                write(Objects.requireNonNull(row.reading(), "an input without content"), out);
            }
        }

        private void write(Reading reading, DataOutput out) throws IOException {
            names.writeName(reading.station(), out);
            names.writeName(reading.sensor(), out);
            names.writeName(reading.quantity(), out);
            out.writeLong(reading.period());
            out.writeLong(reading.time());
            out.writeLong(reading.seq());
            out.writeBoolean(reading.historical());
            out.writeDouble(reading.value());
            out.writeByte(reading.quality().code());
        }

        @Override
        public Input read(DataInput in) throws IOException {
            boolean message = in.readBoolean();
            long received = in.readLong();
            if (message) {
                String topic = names.readName(in);
                return Input.of(new Arrival(received, topic, Dictionary.readBytes(in)));
            }
            return Input.of(
                    new Reading(
                            names.readName(in),
                            names.readName(in),
                            names.readName(in),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readBoolean(),
                            in.readDouble(),
                            Quality.ofCode(in.readByte()),
                            received));
        }
    }
}
