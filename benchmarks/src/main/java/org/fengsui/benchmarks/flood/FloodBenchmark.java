package org.fengsui.benchmarks.flood;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.fengsui.benchmarks.Report;
import org.fengsui.benchmarks.Table;
import org.fengsui.hazards.judging.StationState;
import org.fengsui.hazards.lifecycle.SubjectState;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Time per reading of the flood model (JMH), and the bytes of state of one site. */
public final class FloodBenchmark {

    private final Report report;
    private final boolean quick;

    public FloodBenchmark(Report report, boolean quick) {
        this.report = report;
        this.quick = quick;
    }

    public void run() throws IOException, RunnerException {
        report.heading("Flood model");
        time();
        state();
    }

    private void time() throws IOException, RunnerException {
        report.progress("six runs of ten seconds, each after it has filled two days of state");
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(FloodModel.class.getSimpleName() + "\\.")
                        .verbosity(VerboseMode.SILENT);
        if (quick) {
            options.warmupIterations(1)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(200));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        Table table = new Table("site", "interval", "indicators", "ns per reading", "± (99.9 %)");
        results.stream()
                .sorted(
                        Comparator.comparing(
                                result ->
                                        result.getParams().getParam("kind")
                                                + result.getParams().getParam("indicators")))
                .forEach(
                        result -> {
                            Site.Kind kind = Site.Kind.valueOf(result.getParams().getParam("kind"));
                            table.row(
                                    kind.quantity,
                                    kind.interval / 60_000L + " min",
                                    result.getParams().getParam("indicators"),
                                    Table.whole(result.getPrimaryResult().getScore()),
                                    Table.whole(result.getPrimaryResult().getScoreError()));
                        });
        report.table(table);
    }

    private void state() throws IOException {
        Table table = new Table("site", "interval", "after", "station, bytes", "subject, bytes");
        for (Site.Kind kind : Site.Kind.values()) {
            for (boolean wet : List.of(false, true)) {
                Site site = new Site(kind, false, wet);
                for (int n = 0; n < 20 * 86_400_000L / kind.interval; n++) {
                    site.next();
                }
                table.row(
                        kind.quantity,
                        kind.interval / 60_000L + " min",
                        wet ? "20 days with floods" : "20 calm days",
                        size(StationState.class, site.station),
                        size(SubjectState.class, site.subject()));
            }
        }
        report.table(table);
    }

    /** As Flink writes it into a checkpoint. */
    private static <T> int size(Class<T> type, T state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1_024);
        TypeInformation.of(type)
                .createSerializer(new ExecutionConfig().getSerializerConfig())
                .serialize(state, out);
        return out.length();
    }
}
