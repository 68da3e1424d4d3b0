package org.fengsui.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One JVM of its own, its output in {@code <name>-<n>.log}, a new file for each start.
 *
 * <p>Ends with {@link #close}, which kills; nothing but this very process is ever ended.
 */
final class JavaProcess implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(30);

    private final Launch launch;
    private final Process process;
    private final Path log;

    private JavaProcess(Launch launch, Process process, Path log) {
        this.launch = launch;
        this.process = process;
        this.log = log;
    }

    /**
     * What to start.
     *
     * @param name of the process, and of its log
     * @param options of the JVM
     */
    record Launch(
            String name,
            String classPath,
            List<String> options,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment) {

        /** With the class path of the tests: our modules with everything they need. */
        static Launch ofTests(String name, Class<?> main, String... arguments) {
            return new Launch(
                    name,
                    System.getProperty("java.class.path"),
                    List.of(
                            "-Xmx512m",
                            "-Dfile.encoding=UTF-8",
                            "--add-opens=java.base/java.util=ALL-UNNAMED",
                            "--add-opens=java.base/java.lang=ALL-UNNAMED",
                            "--add-opens=java.base/java.time=ALL-UNNAMED",
                            "--add-exports=java.base/jdk.internal.math=ALL-UNNAMED",
                            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                            "--add-opens=java.base/java.nio=ALL-UNNAMED",
                            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"),
                    main.getName(),
                    List.of(arguments),
                    Map.of());
        }
    }

    /** Starts it; the log goes into the folder. */
    static JavaProcess start(Path folder, Launch launch) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch.options());
        command.add("-cp");
        command.add(launch.classPath());
        command.add(launch.mainClass());
        command.addAll(launch.arguments());
        Path log = nextLog(folder, launch.name());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(launch.environment());
        return new JavaProcess(launch, builder.start(), log);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode(END);
    }

    /** SIGTERM; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode(END);
    }

    /** The exit code, once it ends by itself. */
    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(
                    launch.name() + " did not end within " + patience + ":\n" + tail());
        }
        return process.exitValue();
    }

    /** All it has printed so far. */
    String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    Path log() {
        return log;
    }

    /** Waits until it prints the pattern. */
    Matcher await(Duration patience, String pattern) throws Exception {
        Matcher[] found = new Matcher[1];
        Await.until(
                patience,
                launch.name() + " prints " + pattern + ", see " + log,
                () -> {
                    found[0] = Pattern.compile(pattern).matcher(output());
                    if (!found[0].find() && !isAlive()) {
                        throw new AssertionError(launch.name() + " ended:\n" + tail());
                    }
                    return found[0].reset().find();
                });
        return found[0];
    }

    /** Kills it if it still runs. */
    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private String tail() {
        try {
            String all = output();
            return all.substring(Math.max(0, all.length() - 4_000));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static Path nextLog(Path folder, String name) {
        int n = 1;
        while (Files.exists(folder.resolve(name + "-" + n + ".log"))) {
            n++;
        }
        return folder.resolve(name + "-" + n + ".log");
    }
}
