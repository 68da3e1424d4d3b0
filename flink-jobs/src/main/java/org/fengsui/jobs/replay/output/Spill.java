package org.fengsui.jobs.replay.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.Types;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.pipeline.Judged;
import org.fengsui.jobs.replay.sort.Rows;
import org.fengsui.jobs.replay.sort.RunWriter;
import org.fengsui.jobs.replay.sort.SortedRuns;

/** Where a replay keeps its results, sorted in runs, until the job has ended. */
public final class Spill {

    private static final int REJECT_BUDGET = 100_000;

    private final Path warnings;
    private final Path indicators;
    private final Path rejected;

    /** Makes its directories below {@code work}. */
    public Spill(Path work) throws IOException {
        this.warnings = Files.createDirectories(work.resolve("warnings"));
        this.indicators = Files.createDirectories(work.resolve("indicators"));
        this.rejected = Files.createDirectories(work.resolve("rejected"));
    }

    /** Adds the sinks that fill it. */
    public void attach(Judged judged, WarningText text, ZoneId zone, boolean withIndicators) {
        judged.warnings()
                .sinkTo(
                        new SpillSink<>(
                                warnings,
                                new WarningFormat(),
                                warning -> WarningRow.of(warning, text.line(warning, zone))))
                .name("warnings")
                .uid("replay-warnings");
        judged.rejected()
                .sinkTo(new SpillSink<>(rejected, new RejectedFormat(), row -> row))
                .name("rejected")
                .uid("replay-rejected");
        if (withIndicators) {
            judged.indicators()
                    .sinkTo(new SpillSink<>(indicators, new IndicatorFormat(), row -> row))
                    .name("indicators")
                    .uid("replay-indicators");
        }
        judged.observations()
                .flatMap(new ObservationCount())
                .returns(Types.LONG)
                .name("observations")
                .uid("replay-observations");
    }

    /** The number of observations that a job with these sinks has seen. */
    public static long observations(JobExecutionResult result) {
        Long count = result.getAccumulatorResult(ObservationCount.NAME);
        return count == null ? 0 : count;
    }

    /** Takes rows that were rejected before they reached the job. */
    public RunWriter<Rejected> rejectedInput() {
        return new RunWriter<>(rejected, "input", new RejectedFormat(), REJECT_BUDGET);
    }

    Rows<WarningRow> warnings() throws IOException {
        return SortedRuns.open(warnings, new WarningFormat());
    }

    Rows<Indicator> indicators() throws IOException {
        return SortedRuns.open(indicators, new IndicatorFormat());
    }

    Rows<Rejected> rejected() throws IOException {
        return SortedRuns.open(rejected, new RejectedFormat());
    }
}
