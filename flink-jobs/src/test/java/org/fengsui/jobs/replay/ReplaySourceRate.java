package org.fengsui.jobs.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.input.InputFile;
import org.fengsui.jobs.replay.input.InputPreparation;
import org.fengsui.jobs.replay.input.RecordedInput;
import org.fengsui.jobs.replay.sort.Rows;
import org.fengsui.jobs.replay.sort.RunWriter;
import org.fengsui.jobs.replay.source.ReplaySource;

/**
 * Prints how many CSV rows a second the source of a replay reads, alone and in Flink, from a file
 * in order and from a shuffled one. Not a test: run it by hand on an idle machine.
 */
final class ReplaySourceRate {

    private static final int STATIONS = 5_000;
    private static final int MINUTES = 2_400;
    private static final int ROUNDS = 2;

    private ReplaySourceRate() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("replay-rate");
        Path sorted = directory.resolve("sorted.csv");
        long rows = write(sorted, false);
        Path shuffled = directory.resolve("shuffled.csv");
        write(shuffled, true);
        RecordedInput inOrder = prepare(sorted, directory.resolve("work-sorted"));
        for (int round = 0; round < ROUNDS; round++) {
            Path work = Files.createDirectories(directory.resolve("round" + round));
            measure("read", rows, () -> drain(InputFile.of(sorted).open(row -> {})));
            measure("read in order", rows, () -> drain(inOrder.open()));
            measure("survey", rows, () -> prepare(sorted, work.resolve("a")));
            measure("in Flink", rows, () -> runInFlink(inOrder, work));
        }
        measure(
                "survey and sort",
                rows,
                () -> drain(prepare(shuffled, directory.resolve("shuffled")).open()));
    }

    private static long write(Path file, boolean shuffled) throws IOException {
        Random random = new Random(1);
        long start = Instant.parse("2024-07-01T00:00:00Z").toEpochMilli();
        long rows = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,station,quantity,value\n");
            for (int i = 0; i < MINUTES; i++) {
                int minute = shuffled ? random.nextInt(MINUTES) : i;
                String time = Instant.ofEpochMilli(start + 60_000L * minute).toString();
                for (int station = 0; station < STATIONS; station++) {
                    boolean rain = station % 5 == 0;
                    out.write(time.replace("Z", "+00:00"));
                    out.write(",ST" + station + (rain ? ",rain," : ",stage,"));
                    out.write(random.nextInt(4000) / 1000.0 + "\n");
                    rows++;
                }
            }
        }
        return rows;
    }

    private static RecordedInput prepare(Path file, Path work) throws Exception {
        return new InputPreparation(null, false, RunWriter.DEFAULT_BUDGET)
                .prepare(List.of(InputFile.of(file)), work, row -> {}, bytes -> {});
    }

    private static long drain(Rows<Input> rows) throws IOException {
        long count = 0;
        try (rows) {
            while (rows.next() != null) {
                count++;
            }
        }
        return count;
    }

    private static Object runInFlink(RecordedInput input, Path work) throws Exception {
        ReplayCluster cluster = new ReplayCluster(1, work);
        cluster.environment()
                .fromSource(
                        new ReplaySource(input, "rate"),
                        WatermarkStrategy.noWatermarks(),
                        "recorded",
                        TypeInformation.of(Input.class))
                .uid("source")
                .sinkTo(new DiscardingSink<>())
                .uid("sink");
        return cluster.execute("rate");
    }

    private static void measure(String what, long rows, Callable<?> work) throws Exception {
        var bean =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        long cpu = bean.getProcessCpuTime();
        long start = System.nanoTime();
        work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (bean.getProcessCpuTime() - cpu) / 1e9;
        System.out.printf(
                "%-16s %,d rows in %.2f s: %,.0f rows/s; CPU %.2f s: %,.0f rows/s of CPU%n",
                what, rows, seconds, rows / seconds, cpuSeconds, rows / cpuSeconds);
    }
}
