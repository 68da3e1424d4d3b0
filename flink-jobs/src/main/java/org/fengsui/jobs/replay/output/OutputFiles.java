package org.fengsui.jobs.replay.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.replay.sort.Rows;

/** Writes the files of a replay from its {@link Spill}. */
public final class OutputFiles {

    static final String WARNINGS = "warnings.jsonl";
    static final String INDICATORS = "indicators.csv";
    static final String REJECTED = "rejected.csv";
    static final String SUMMARY = "summary.json";
    static final String REPORT = "report.html";

    private final Path directory;
    private final Extent extent;
    private final TimeText times;
    private final Outcome outcome = new Outcome();

    private OutputFiles(Path directory, Extent extent) {
        this.directory = directory;
        this.extent = extent;
        this.times = new TimeText(extent.zone());
    }

    /** Writes all files into the directory and answers what was counted. */
    public static Counts write(Path directory, Spill spill, Extent extent, boolean withIndicators)
            throws IOException {
        OutputFiles files = new OutputFiles(directory, extent);
        files.warnings(spill);
        if (withIndicators) {
            files.indicators(spill);
        }
        files.rejected(spill);
        files.outcome.finish();
        SummaryFile.write(directory.resolve(SUMMARY), extent, files.outcome);
        ReportFile.write(directory.resolve(REPORT), extent, files.outcome);
        return new Counts(
                files.outcome.warnings(),
                files.outcome.revisions,
                files.outcome.open(),
                files.outcome.indicators,
                files.outcome.reasons.total());
    }

    private void warnings(Spill spill) throws IOException {
        try (Rows<WarningRow> rows = spill.warnings();
                BufferedWriter out = Files.newBufferedWriter(directory.resolve(WARNINGS))) {
            for (WarningRow row = rows.next(); row != null; row = rows.next()) {
                out.write(row.json());
                out.write('\n');
                outcome.add(row);
            }
        }
    }

    private void indicators(Spill spill) throws IOException {
        try (Rows<Indicator> rows = spill.indicators();
                CsvWriter out = csv(INDICATORS)) {
            out.writeRecord("time", "subject", "indicator", "value");
            for (Indicator row = rows.next(); row != null; row = rows.next()) {
                out.writeRecord(
                        times.of(row.time()),
                        row.subject(),
                        row.name(),
                        NumberText.of(row.value()));
                outcome.indicators++;
            }
        }
    }

    private void rejected(Spill spill) throws IOException {
        try (Rows<Rejected> rows = spill.rejected();
                CsvWriter out = csv(REJECTED)) {
            out.writeRecord("received", "topic", "reason", "payload");
            for (Rejected row = rows.next(); row != null; row = rows.next()) {
                String received = row.received() == 0 ? "" : times.of(row.received());
                out.writeRecord(received, row.topic(), row.reason(), row.payload());
                outcome.add(row);
            }
        }
    }

    private CsvWriter csv(String name) throws IOException {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(directory.resolve(name), StandardCharsets.UTF_8);
    }

    /**
     * What the files hold.
     *
     * @param warnings different warnings
     * @param revisions lines of {@code warnings.jsonl}
     * @param open warnings that were open at the end
     * @param indicators rows of {@code indicators.csv}
     * @param rejected rows of {@code rejected.csv}
     */
    public record Counts(
            long warnings, long revisions, long open, long indicators, long rejected) {}
}
