package org.fengsui.jobs.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.segment.SegmentEncoder;
import org.fengsui.jobs.segment.SegmentSink;

/**
 * Keeps arrivals as {@link ArrivalLines}, exactly once with the checkpoint, in parts {@code
 * 2013-09-12/08.<segment>.gz} by UTC hour of {@code received}. {@link ArchiveMerger} makes one file
 * of the parts of an hour that is over.
 */
public final class ArchiveSink extends SegmentSink<Arrival> {

    private static final long serialVersionUID = 1;

    /** A sink into the archive at the given folder. */
    public ArchiveSink(Path archive) {
        super(archive, "archive", new Lines());
    }

    private static final class Lines implements SegmentEncoder<Arrival> {

        private static final long serialVersionUID = 1;

        private static final DateTimeFormatter HOUR =
                DateTimeFormatter.ofPattern("uuuu-MM-dd/HH.").withZone(ZoneOffset.UTC);

        @Override
        public String encode(Arrival arrival) {
            return ArrivalLines.encode(arrival);
        }

        @Override
        public String prefix(Arrival arrival) {
            return HOUR.format(Instant.ofEpochMilli(arrival.received()));
        }
    }
}
