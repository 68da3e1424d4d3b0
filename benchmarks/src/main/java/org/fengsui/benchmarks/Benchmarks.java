package org.fengsui.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fengsui.benchmarks.flood.FloodBenchmark;
import org.fengsui.benchmarks.live.LatencyBenchmark;
import org.fengsui.benchmarks.live.RateBenchmark;
import org.fengsui.benchmarks.process.Jar;
import org.fengsui.benchmarks.process.Role;
import org.fengsui.benchmarks.sink.SinkBenchmark;
import org.fengsui.benchmarks.source.SourceBenchmark;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command line of the benchmarks.
 *
 * <p>Everything runs on the loopback address of one machine, in child processes that end with this
 * one.
 */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures the flood model, source, sink, warning latency and rate; prints Markdown"
                        + " tables.")
public final class Benchmarks implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "PART",
            description = "what to measure: ${COMPLETION-CANDIDATES}")
    private Set<Part> parts = EnumSet.noneOf(Part.class);

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "counted in each run of source and sink (default: 4 and 6)")
    private double seconds;

    @Option(names = "--quick", description = "short runs, only to see that everything works")
    private boolean quick;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "write what is printed into this file too")
    private @Nullable Path markdown;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "folder for journals, tables and logs, emptied afterwards (default: a"
                            + " temporary one); it should be on the disk that matters")
    private @Nullable Path work;

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 1 && arguments[0].equals(Role.OPTION)) {
            Roles.run(
                    Role.valueOf(arguments[1]), Arrays.copyOfRange(arguments, 2, arguments.length));
        } else {
            System.exit(new CommandLine(new Benchmarks()).execute(arguments));
        }
    }

    @Override
    public Integer call() throws Exception {
        Jar.path();
        Path folder =
                work == null
                        ? Files.createTempDirectory("fengsui-benchmarks")
                        : Files.createDirectories(work);
        Path own = Files.createTempDirectory(folder, "run");
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Report report = new Report(out, System.err, markdown);
        report.progress("logs are in " + own + " until the end");
        measure(report, own);
        Folders.delete(work == null ? folder : own);
        return 0;
    }

    private void measure(Report report, Path folder) throws Exception {
        Plan plan = Plan.of(seconds, quick);
        report.paragraph(Machine.line() + (quick ? " Quick run: not to be quoted." : ""));
        if (wanted(Part.flood)) {
            new FloodBenchmark(report, quick).run();
        }
        if (wanted(Part.source)) {
            new SourceBenchmark(plan, report, folder.resolve("source")).run();
        }
        if (wanted(Part.sink)) {
            new SinkBenchmark(plan, report, folder.resolve("sink")).run();
        }
        if (wanted(Part.latency)) {
            new LatencyBenchmark(plan, report, folder.resolve("latency")).run();
        }
        if (wanted(Part.rate)) {
            new RateBenchmark(plan, report, folder.resolve("rate")).run();
        }
    }

    private boolean wanted(Part part) {
        return parts.contains(part) || parts.contains(Part.all);
    }
}
