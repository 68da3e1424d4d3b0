package org.fengsui.benchmarks.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fengsui.benchmarks.process.Ending;
import org.fengsui.benchmarks.process.Jar;
import org.fengsui.benchmarks.process.Pause;
import org.fengsui.benchmarks.process.Role;

/** The product's command line in a process of its own, with the options of its launcher. */
final class FengsuiJvm implements AutoCloseable {
    private static final long START_SECONDS = 180;
    private static final long END_SECONDS = 60;
    private static final String GREETING = "Ctrl-C";

    private final Process process;

    private FengsuiJvm(Process process) {
        this.process = process;
    }

    /**
     * Starts it and returns when it has greeted.
     *
     * @param output file of what it prints
     * @param options of the JVM, besides the launcher's
     * @param arguments of the command line
     */
    static FengsuiJvm start(Path output, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Dfile.encoding=UTF-8",
                        "-Xms128m",
                        "-XX:MaxRAMPercentage=50",
                        "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        command.addAll(List.of("-jar", Jar.path().toString(), Role.OPTION, Role.FENGSUI.name()));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        Thread last = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(last);
        FengsuiJvm started = new FengsuiJvm(process);
        started.awaitGreeting(output);
        return started;
    }

    private void awaitGreeting(Path output) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Files.readString(output, StandardCharsets.UTF_8).contains(GREETING)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("fengsui does not come up; see " + output);
            }
            Pause.millis(200);
        }
    }

    /** CPU time of the whole process so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        Ending.await(process, END_SECONDS);
    }
}
