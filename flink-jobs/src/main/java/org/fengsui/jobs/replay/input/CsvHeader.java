package org.fengsui.jobs.replay.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Locale;

/**
 * Where the columns of a CSV file are; -1 for an optional one that is absent. Columns that are not
 * known are passed over.
 */
record CsvHeader(
        int width,
        int time,
        int station,
        int quantity,
        int value,
        int received,
        int quality,
        int period,
        int seq,
        int historical) {

    private static final String EXPECTED =
            "expected a header with the columns time,station,quantity,value and, where known,"
                    + " received, quality, period, seq, historical";

    /** Reads the first line; the message of the exception names the file. */
    static CsvHeader parse(String file, String line) throws InputException {
        List<String> names = columns(file, line);
        if (names.contains("latitude") && names.contains("acq_date")) {
            throw new InputException(
                    file + ": holds FIRMS hot spots, which replay does not read; " + EXPECTED);
        }
        for (String needed : List.of("time", "station", "quantity", "value")) {
            if (!names.contains(needed)) {
                throw new InputException(
                        "%s: no column '%s'; %s".formatted(file, needed, EXPECTED));
            }
        }
        for (String name : names) {
            if (!name.isEmpty() && names.indexOf(name) != names.lastIndexOf(name)) {
                throw new InputException(
                        "%s: column '%s' occurs twice; %s".formatted(file, name, EXPECTED));
            }
        }
        return new CsvHeader(
                names.size(),
                names.indexOf("time"),
                names.indexOf("station"),
                names.indexOf("quantity"),
                names.indexOf("value"),
                names.indexOf("received"),
                names.indexOf("quality"),
                names.indexOf("period"),
                names.indexOf("seq"),
                names.indexOf("historical"));
    }

    private static List<String> columns(String file, String line) throws InputException {
        if (line.isBlank()) {
            return List.of();
        }
        try {
            return CsvReader.builder()
                    .trimWhitespacesAroundQuotes(true)
                    .ofSingleCsvRecord(line)
                    .getFields()
                    .stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
        } catch (CsvParseException unreadable) {
            throw new InputException(file + ": line 1 is not CSV; " + EXPECTED, unreadable);
        }
    }
}
