package org.fengsui.sim;

import java.util.Comparator;

/**
 * One row of a recorded series.
 *
 * @param series {@code quantity} or {@code quantity@sensor}
 * @param time when it was measured, epoch ms
 * @param received when it came in, epoch ms; {@code time} where the file does not say
 * @param period ISO-8601 duration that an amount covers, "" for an instant
 * @param seq the station's counter, -1 without one
 */
record SeriesRow(
        long received,
        long time,
        String station,
        String period,
        long seq,
        boolean historical,
        String series,
        double value) {

    /** The order of publishing: by {@code received}, rows of one message together. */
    static final Comparator<SeriesRow> PUBLISHING_ORDER =
            Comparator.comparingLong(SeriesRow::received)
                    .thenComparingLong(SeriesRow::time)
                    .thenComparing(SeriesRow::station)
                    .thenComparing(SeriesRow::period)
                    .thenComparingLong(SeriesRow::seq)
                    .thenComparing(SeriesRow::historical)
                    .thenComparing(SeriesRow::series)
                    .thenComparingDouble(SeriesRow::value);

    /** Whether both rows can travel in one message. */
    boolean sameMessage(SeriesRow other) {
        return received == other.received
                && time == other.time
                && seq == other.seq
                && historical == other.historical
                && station.equals(other.station)
                && period.equals(other.period);
    }
}
