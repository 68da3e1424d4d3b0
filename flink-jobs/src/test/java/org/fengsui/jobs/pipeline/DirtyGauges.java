package org.fengsui.jobs.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The flood of colorado2013 as its gauges measured it, and as it comes in when much is broken. */
final class DirtyGauges {

    static final long MINUTE = 60_000L;
    static final long HOUR = 60 * MINUTE;

    /** When the flood is at its height and gauges are swept away. */
    static final long PEAK =
            OffsetDateTime.parse("2013-09-12T09:00:00-06:00").toEpochSecond() * 1000;

    private static final long RESET =
            OffsetDateTime.parse("2013-09-11T12:00:00-06:00").toEpochSecond() * 1000;

    private static final List<String> GAUGES =
            List.of("BOULDER", "LOVELAND", "ESTES", "SAND", "CLEAR", "BEAR", "SPLATTE", "POUDRE");

    /** What is wrong with a gauge. */
    enum Fault {
        CUT,
        AHEAD,
        ZONE,
        RESET_TO_1970,
        SENT_TWICE,
        UPLOADS_LATE
    }

    private static final List<Fault> FAULTS =
            List.of(
                    Fault.CUT,
                    Fault.CUT,
                    Fault.CUT,
                    Fault.AHEAD,
                    Fault.ZONE,
                    Fault.RESET_TO_1970,
                    Fault.SENT_TWICE,
                    Fault.UPLOADS_LATE);

    private record Row(long time, String station, String quantity, String value) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final long end;
    private long seq;

    DirtyGauges(Path observations) throws IOException {
        try (InputStream packed = Files.newInputStream(observations);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split(",", -1);
                long time = OffsetDateTime.parse(fields[0]).toInstant().toEpochMilli();
                rows.add(new Row(time, fields[1], fields[2], fields[3]));
            }
        }
        end = rows.stream().mapToLong(Row::time).max().orElseThrow();
    }

    /** The last moment of the record. */
    long end() {
        return end;
    }

    /** The fault of each gauge; another variant gives each gauge another one. */
    static TreeMap<String, Fault> faults(int variant) {
        TreeMap<String, Fault> faults = new TreeMap<>();
        for (int i = 0; i < GAUGES.size(); i++) {
            faults.put(GAUGES.get((i + variant) % GAUGES.size()), FAULTS.get(i));
        }
        return faults;
    }

    /** All readings, received when they were measured. */
    String clean() {
        lines.clear();
        rows.forEach(row -> add(row, row.time(), row.time()));
        return text();
    }

    /** The readings as they come in under the faults. */
    String dirty(TreeMap<String, Fault> faults) {
        lines.clear();
        for (Row row : rows) {
            long time = row.time();
            switch (faults.get(row.station())) {
                case CUT -> {
                    if (time < PEAK) {
                        add(row, time, time);
                    }
                }
                case AHEAD -> add(row, time + 7 * MINUTE, time);
                case ZONE -> add(row, time - 8 * HOUR, time);
                case RESET_TO_1970 -> add(row, time < RESET ? time : time - RESET, time);
                case SENT_TWICE -> {
                    add(row, time, time);
                    add(row, time, time + 20 * MINUTE);
                    if (time <= end - HOUR) {
                        add(row, time, end - HOUR);
                    }
                }
                case UPLOADS_LATE -> add(row, time, (time / (6 * HOUR) + 1) * 6 * HOUR);
            }
        }
        return text();
    }

    private void add(Row row, long time, long received) {
        lines.add(
                "%d,%d,%s,%s,%s,%d"
                        .formatted(
                                received, time, row.station(), row.quantity(), row.value(), seq++));
    }

    private String text() {
        return "received,time,station,quantity,value,seq\n" + String.join("\n", lines) + "\n";
    }
}
