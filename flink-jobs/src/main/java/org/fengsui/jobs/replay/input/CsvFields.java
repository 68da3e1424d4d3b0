package org.fengsui.jobs.replay.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The fields of one row as slices of bytes, without surrounding blanks. A row is one line: a stray
 * quote spoils its own line only. Rows with quotes go to the CSV library.
 */
final class CsvFields {

    private final int width;
    private final int[] starts;
    private final int[] ends;
    private byte[] bytes = new byte[0];
    private int count;

    CsvFields(int width) {
        this.width = width;
        this.starts = new int[width];
        this.ends = new int[width];
    }

    /** Splits the slice; false where it is not CSV. Fields beyond the header are only counted. */
    boolean split(byte[] line, int from, int to) {
        bytes = line;
        count = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            byte b = line[i];
            if (b == ',') {
                add(start, i);
                start = i + 1;
            } else if (b == '"') {
                return splitQuoted(new String(line, from, to - from, StandardCharsets.UTF_8));
            }
        }
        add(start, to);
        return true;
    }

    private boolean splitQuoted(String line) {
        List<String> fields;
        try {
            fields =
                    CsvReader.builder()
                            .trimWhitespacesAroundQuotes(true)
                            .ofSingleCsvRecord(line)
                            .getFields();
        } catch (CsvParseException unreadable) {
            return false;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int[] borders = new int[fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            joined.writeBytes(fields.get(i).getBytes(StandardCharsets.UTF_8));
            borders[i + 1] = joined.size();
        }
        bytes = joined.toByteArray();
        count = 0;
        for (int i = 0; i < fields.size(); i++) {
            add(borders[i], borders[i + 1]);
        }
        return true;
    }

    private void add(int start, int end) {
        if (count < width) {
            int from = start;
            int to = end;
            while (from < to && bytes[from] == ' ') {
                from++;
            }
            while (from < to && bytes[to - 1] == ' ') {
                to--;
            }
            starts[count] = from;
            ends[count] = to;
        }
        count++;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int column) {
        return starts[column];
    }

    int end(int column) {
        return ends[column];
    }

    /** Whether the column is absent from the file or the field is empty. */
    boolean empty(int column) {
        return column < 0 || starts[column] == ends[column];
    }

    String text(int column) {
        return new String(
                bytes, starts[column], ends[column] - starts[column], StandardCharsets.UTF_8);
    }
}
