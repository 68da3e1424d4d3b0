package org.fengsui.jobs.replay.output;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.jobs.replay.sort.Dictionary;
import org.fengsui.jobs.replay.sort.RowCodec;
import org.fengsui.jobs.replay.sort.RowFormat;

/** Indicators by time, subject, name and the text of the value, as they are written. */
final class IndicatorFormat implements RowFormat<Indicator> {

    private static final long serialVersionUID = 1L;

    @Override
    public Comparator<Indicator> order() {
        return Comparator.comparingLong(Indicator::time)
                .thenComparing(Indicator::subject)
                .thenComparing(Indicator::name)
                .thenComparing(
                        Comparator.comparing(Indicator::value, IndicatorFormat::compareValues));
    }

    private static int compareValues(double a, double b) {
        return Double.compare(a, b) == 0 ? 0 : NumberText.of(a).compareTo(NumberText.of(b));
    }

    @Override
    public RowCodec<Indicator> codec() {
        return new Codec();
    }

    private static final class Codec implements RowCodec<Indicator> {

        private final Dictionary names = new Dictionary();

        @Override
        public void write(Indicator row, DataOutput out) throws IOException {
            out.writeLong(row.time());
            names.writeName(row.station(), out);
            names.writeName(row.subject(), out);
            names.writeName(row.name(), out);
            out.writeDouble(row.value());
            out.writeLong(row.received());
        }

        @Override
        public Indicator read(DataInput in) throws IOException {
            long time = in.readLong();
            return new Indicator(
                    names.readName(in),
                    names.readName(in),
                    names.readName(in),
                    time,
                    in.readDouble(),
                    in.readLong());
        }
    }
}
