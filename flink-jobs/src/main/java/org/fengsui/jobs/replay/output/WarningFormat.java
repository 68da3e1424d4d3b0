package org.fengsui.jobs.replay.output;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Status;
import org.fengsui.jobs.replay.sort.Dictionary;
import org.fengsui.jobs.replay.sort.RowCodec;
import org.fengsui.jobs.replay.sort.RowFormat;

/** Revisions by issued, id, revision. */
final class WarningFormat implements RowFormat<WarningRow> {

    private static final long serialVersionUID = 1L;
    private static final int WEIGHT = 10;

    @Override
    public Comparator<WarningRow> order() {
        return Comparator.comparingLong(WarningRow::issued)
                .thenComparing(WarningRow::id)
                .thenComparingInt(WarningRow::revision)
                .thenComparing(WarningRow::json);
    }

    @Override
    public int weight(WarningRow row) {
        return WEIGHT;
    }

    @Override
    public RowCodec<WarningRow> codec() {
        return new Codec();
    }

    private static final class Codec implements RowCodec<WarningRow> {

        private final Dictionary names = new Dictionary();

        @Override
        public void write(WarningRow row, DataOutput out) throws IOException {
            out.writeLong(row.issued());
            Dictionary.writeText(row.id(), out);
            out.writeInt(row.revision());
            names.writeName(row.hazard().id(), out);
            names.writeName(row.subject(), out);
            names.writeName(row.name().zh(), out);
            names.writeName(row.name().en(), out);
            names.writeName(row.level().id(), out);
            names.writeName(row.status().name(), out);
            out.writeBoolean(row.unknown());
            out.writeBoolean(row.presumed());
            out.writeLong(row.time());
            Dictionary.writeText(row.headline().zh(), out);
            Dictionary.writeText(row.headline().en(), out);
            names.writeName(row.indicator(), out);
            out.writeDouble(row.value());
            names.writeName(row.unit(), out);
            Dictionary.writeText(row.json(), out);
        }

        @Override
        public WarningRow read(DataInput in) throws IOException {
            return new WarningRow(
                    in.readLong(),
                    Dictionary.readText(in),
                    in.readInt(),
                    Hazard.ofId(names.readName(in)),
                    names.readName(in),
                    new LocalText(names.readName(in), names.readName(in)),
                    Level.ofId(names.readName(in)),
                    Status.valueOf(names.readName(in)),
                    in.readBoolean(),
                    in.readBoolean(),
                    in.readLong(),
                    new LocalText(Dictionary.readText(in), Dictionary.readText(in)),
                    names.readName(in),
                    in.readDouble(),
                    names.readName(in),
                    Dictionary.readText(in));
        }
    }
}
