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
import org.fengsui.benchmarks.process.Ports;
import org.fengsui.benchmarks.process.Role;

/** {@code fengsui run} in a process of its own, with the options of its launcher. */
final class Standalone implements AutoCloseable {
    private static final long START_SECONDS = 180;
    private static final long END_SECONDS = 60;
    private static final String GREETING = "Ctrl-C";

    private final Process process;
    private final int mqtt;

    private Standalone(Process process, int mqtt) {
        this.process = process;
        this.mqtt = mqtt;
    }

    /**
     * Starts it and returns when it has greeted.
     *
     * @param options of the JVM, besides the launcher's
     */
    static Standalone start(Path folder, Path registry, List<String> options) throws IOException {
        int mqtt = Ports.free();
        Path output = folder.resolve("standalone.err");
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
        command.addAll(List.of("run", "--stations", registry.toString()));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--mqtt", String.valueOf(mqtt)));
        command.addAll(List.of("--http", String.valueOf(Ports.free())));
        command.addAll(List.of("--store", String.valueOf(Ports.free())));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        Thread last = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(last);
        Standalone standalone = new Standalone(process, mqtt);
        standalone.awaitGreeting(output);
        return standalone;
    }

    private void awaitGreeting(Path output) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Files.readString(output, StandardCharsets.UTF_8).contains(GREETING)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("fengsui run does not come up; see " + output);
            }
            Pause.millis(200);
        }
    }

    String uri() {
        return "tcp://" + Ports.LOOPBACK + ":" + mqtt;
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
