package org.fengsui.sim;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a series in the replay format: CSV with a header naming {@code time,station,quantity,value}
 * and optionally {@code received,period,seq,historical,quality}, rows in any order, gzipped where
 * the name ends in {@code .gz}. The whole series is held in memory.
 */
final class SeriesReader {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesReader.class);

    private static final List<String> REQUIRED = List.of("time", "station", "quantity", "value");
    private static final Set<String> OPTIONAL =
            Set.of("received", "period", "seq", "historical", "quality");
    private static final int MOST_ERRORS = 20;

    private final Path file;
    private final List<String> errors = new ArrayList<>();
    private final List<SeriesRow> rows = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private long leftOut;

    private SeriesReader(Path file) {
        this.file = file;
    }

    /**
     * Reads and sorts.
     *
     * @throws SeriesFormatException naming up to {@value #MOST_ERRORS} errors at once
     * @throws IOException where the file cannot be read
     */
    static Series read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file: " + file);
        }
        return new SeriesReader(file).readAll();
    }

    private Series readAll() throws IOException {
        try (InputStream in = open();
                CsvReader<NamedCsvRecord> records =
                        CsvReader.builder()
                                .detectBomHeader(true)
                                .ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
            boolean first = true;
            for (NamedCsvRecord row : records) {
                if (first) {
                    checkHeader(row.getHeader());
                    first = false;
                }
                add(row);
                if (errors.size() >= MOST_ERRORS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            errors.add(e.getMessage() + "; expected comma-separated values");
        } catch (UncheckedIOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        if (rows.isEmpty() && errors.isEmpty()) {
            errors.add(
                    "no readings; expected a header naming time,station,quantity,value and rows");
        }
        if (!errors.isEmpty()) {
            throw new SeriesFormatException(file, errors);
        }
        rows.sort(SeriesRow.PUBLISHING_ORDER);
        return new Series(List.copyOf(rows), leftOut);
    }

    private InputStream open() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        if (!file.toString().endsWith(".gz")) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (IOException e) {
            raw.close();
            throw new IOException(file + " is named .gz but is not gzipped: " + e.getMessage(), e);
        }
    }

    private void checkHeader(List<String> header) {
        for (String column : REQUIRED) {
            if (!header.contains(column)) {
                throw new SeriesFormatException(
                        file,
                        List.of(
                                "line 1: column '%s' is missing; expected %s, found %s"
                                        .formatted(
                                                column,
                                                String.join(",", REQUIRED),
                                                String.join(",", header))));
            }
        }
        for (String column : header) {
            if (!REQUIRED.contains(column) && !OPTIONAL.contains(column)) {
                LOG.warn("{}: column '{}' is not known and not used", file, column);
            }
        }
    }

    private void add(NamedCsvRecord row) {
        try {
            SeriesFields fields = new SeriesFields(row);
            if (!fields.usable()) {
                leftOut++;
                return;
            }
            long time = fields.time("time");
            rows.add(
                    new SeriesRow(
                            fields.has("received") ? fields.time("received") : time,
                            time,
                            shared(fields.station()),
                            shared(fields.period()),
                            fields.seq(),
                            fields.historical(),
                            shared(fields.series()),
                            fields.value()));
        } catch (IllegalArgumentException e) {
            errors.add("line " + row.getStartingLineNumber() + ": " + e.getMessage());
        }
    }

    private String shared(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }
}
