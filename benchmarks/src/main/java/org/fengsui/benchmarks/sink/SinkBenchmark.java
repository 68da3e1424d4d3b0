package org.fengsui.benchmarks.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.benchmarks.Medians;
import org.fengsui.benchmarks.Plan;
import org.fengsui.benchmarks.Report;
import org.fengsui.benchmarks.Table;
import org.fengsui.benchmarks.process.ChildJvm;
import org.fengsui.benchmarks.process.Role;
import org.fengsui.benchmarks.process.Sample;

/** Sink and bare write loop in turn, into the embedded store and into a stub. */
public final class SinkBenchmark {
    private static final int HEAP_MIB = 1_024;
    private static final int STORE_HEAP_MIB = 2_048;

    /** Lines that no run reaches: each begins at the next multiple, so that all points are new. */
    private static final long RUN_LINES = 100_000_000;

    private final Plan plan;
    private final Report report;
    private final Path folder;
    private final Table table =
            new Table(
                    "store",
                    "loop lines/s",
                    "sink lines/s",
                    "ratio",
                    "loop CPU µs/line",
                    "sink CPU µs/line");
    private int runs;

    public SinkBenchmark(Plan plan, Report report, Path folder) {
        this.plan = plan;
        this.report = report;
        this.folder = folder;
    }

    public void run() throws IOException {
        Files.createDirectories(folder);
        report.heading("Store sink against a bare write loop");
        report.paragraph(
                """
                Loop: renders 5 000 observations in line protocol and posts them by \
                `WriteApiBlocking`, again and again. Sink: a job renders the same lines into \
                `SegmentSink` (gzip, synced, committed with the checkpoint each second) while \
                `StoreUploader` posts the segments, also 5 000 lines at a time; the job keeps at \
                most a million lines ahead. Lines count when the store has answered. CPU is that \
                of the writing process, store excluded. Medians of %d runs of %s s in turn, after \
                %s s of warm-up each."""
                        .formatted(plan.repetitions(), plan.sinkSeconds(), plan.sinkWarmUp()));
        try (ChildJvm loop = ChildJvm.start(Role.WRITER, folder, HEAP_MIB);
                ChildJvm sink =
                        ChildJvm.start(
                                Role.SINK, folder, HEAP_MIB, folder.resolve("sink").toString())) {
            try (ChildJvm store =
                    ChildJvm.start(
                            Role.STORE,
                            folder,
                            STORE_HEAP_MIB,
                            folder.resolve("store").toString())) {
                cell("QuestDB (embedded)", store.ready(), loop, sink);
            }
            try (ChildJvm stub = ChildJvm.start(Role.STUB, folder, HEAP_MIB)) {
                cell("stub (204)", stub.ready(), loop, sink);
            }
        }
        report.table(table);
    }

    private void cell(String store, String url, ChildJvm loop, ChildJvm sink) throws IOException {
        List<Sample> left = new ArrayList<>();
        List<Sample> right = new ArrayList<>();
        for (int i = 0; i < plan.repetitions(); i++) {
            report.progress("sink: %s, run %d".formatted(store, i + 1));
            left.add(measure(loop, url));
            right.add(measure(sink, url));
        }
        double loopRate = Medians.of(left, Sample::perSecond);
        double sinkRate = Medians.of(right, Sample::perSecond);
        table.row(
                store,
                Table.whole(loopRate),
                Table.whole(sinkRate),
                Table.hundredths(sinkRate / loopRate),
                Table.hundredths(Medians.of(left, Sample::cpuMicros)),
                Table.hundredths(Medians.of(right, Sample::cpuMicros)));
    }

    private Sample measure(ChildJvm writer, String url) throws IOException {
        return Sample.of(
                writer.ask(
                        Duration.ofSeconds(120),
                        "%s %d %s %s"
                                .formatted(
                                        url,
                                        runs++ * RUN_LINES,
                                        plan.sinkWarmUp(),
                                        plan.sinkSeconds())));
    }
}
