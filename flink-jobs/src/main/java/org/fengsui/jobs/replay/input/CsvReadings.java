package org.fengsui.jobs.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Readings of a CSV file, in the order of the file. A row that cannot be used goes to the log with
 * the number of its line; the rest goes on. Without {@code received} a reading was received when it
 * was measured; without {@code period} it has none and the station's interval holds.
 */
final class CsvReadings implements Rows<Input> {

    private static final int SHOWN = 60;

    private final ByteLines lines;
    private final BadRows bad;
    private final CsvHeader header;
    private final CsvFields fields;
    private final SliceTable<String> stations =
            new SliceTable<>(text -> Series.isId(text) ? text : null);
    private final SliceTable<Series> series = new SliceTable<>(Series::parse);
    private final SliceTable<Long> periods = new SliceTable<>(CsvReadings::period);
    private long lastReceived;

    CsvReadings(InputStream in, String file, RejectLog log) throws IOException {
        this.lines = new ByteLines(in);
        this.bad = new BadRows(file, log);
        this.header = CsvHeader.parse(file, lines.next() ? lines.text() : "");
        this.fields = new CsvFields(header.width());
    }

    @Override
    public @Nullable Input next() throws IOException {
        while (lines.next()) {
            if (lines.from() == lines.to()) {
                continue;
            }
            Reading reading = parse();
            if (reading != null) {
                lastReceived = reading.received();
                return Input.of(reading);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private @Nullable Reading parse() throws IOException {
        if (lines.tooLong()) {
            return refuse(lastReceived, "the line is too long to be a reading");
        }
        if (!fields.split(lines.buffer(), lines.from(), lines.to())) {
            return refuse(lastReceived, "a quote is not closed");
        }
        if (fields.count() != header.width()) {
            return refuse(
                    lastReceived,
                    "has %d fields, expected the %d of the header"
                            .formatted(fields.count(), header.width()));
        }
        long time = time(header.time());
        if (time == IsoTime.NONE) {
            return refuse(lastReceived, field("time", header.time(), IsoTime.EXPECTED));
        }
        long received = fields.empty(header.received()) ? time : time(header.received());
        if (!IsoTime.receivable(received)) {
            String name = fields.empty(header.received()) ? "time" : "received";
            int column = fields.empty(header.received()) ? header.time() : header.received();
            return refuse(lastReceived, field(name, column, IsoTime.EXPECTED_RECEIVED));
        }
        return parse(time, received);
    }

    private @Nullable Reading parse(long time, long received) throws IOException {
        String station = lookUp(stations, header.station());
        if (station == null) {
            return refuse(
                    received,
                    field("station", header.station(), "must be 1 to 64 of A-Z a-z 0-9 _ -"));
        }
        Series what = lookUp(series, header.quantity());
        if (what == null) {
            return refuse(
                    received,
                    field("quantity", header.quantity(), "must be quantity or quantity@sensor"));
        }
        double value = Decimal.parse(fields.bytes(), start(header.value()), end(header.value()));
        if (Double.isNaN(value)) {
            return refuse(received, field("value", header.value(), "must be a finite number"));
        }
        Long period =
                fields.empty(header.period()) ? Long.valueOf(0) : lookUp(periods, header.period());
        if (period == null) {
            return refuse(
                    received, field("period", header.period(), "must be a duration such as PT5M"));
        }
        long seq = fields.empty(header.seq()) ? -1 : whole(header.seq());
        if (seq < -1) {
            return refuse(received, field("seq", header.seq(), "must be a whole number from 0"));
        }
        Quality quality = quality();
        if (quality == null) {
            return refuse(received, field("quality", header.quality(), "must be 1, 2, 3, 4 or 9"));
        }
        Boolean historical = historical();
        if (historical == null) {
            return refuse(
                    received, field("historical", header.historical(), "must be true or false"));
        }
        return new Reading(
                station,
                what.sensor(),
                what.quantity(),
                period,
                time,
                seq,
                historical,
                value,
                quality,
                received);
    }

    private @Nullable Reading refuse(long received, String what) throws IOException {
        bad.add(received, lines.number(), what, lines.text());
        return null;
    }

    private String field(String name, int column, String expected) {
        String text = fields.text(column);
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "%s %s, not '%s'".formatted(name, expected, shown);
    }

    private long time(int column) {
        return IsoTime.parse(fields.bytes(), start(column), end(column));
    }

    private <T> @Nullable T lookUp(SliceTable<T> table, int column) {
        return table.get(fields.bytes(), start(column), end(column));
    }

    private int start(int column) {
        return fields.start(column);
    }

    private int end(int column) {
        return fields.end(column);
    }

    /** A whole number from 0, or -2. */
    private long whole(int column) {
        long number = 0;
        for (int i = start(column); i < end(column); i++) {
            int digit = fields.bytes()[i] - '0';
            if (digit < 0 || digit > 9 || number > Long.MAX_VALUE / 10 - 1) {
                return -2;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private @Nullable Quality quality() {
        if (fields.empty(header.quality())) {
            return Quality.NOT_EVALUATED;
        }
        return switch (fields.text(header.quality())) {
            case "1" -> Quality.GOOD;
            case "2" -> Quality.NOT_EVALUATED;
            case "3" -> Quality.SUSPECT;
            case "4" -> Quality.BAD;
            case "9" -> Quality.MISSING;
            default -> null;
        };
    }

    private @Nullable Boolean historical() {
        if (fields.empty(header.historical())) {
            return Boolean.FALSE;
        }
        return switch (fields.text(header.historical())) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Long period(String text) {
        try {
            long ms = Duration.parse(text).toMillis();
            return ms >= 0 ? ms : null;
        } catch (DateTimeException | ArithmeticException notADuration) {
            return null;
        }
    }
}
