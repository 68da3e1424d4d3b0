package org.fengsui.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Mosquitto 2 from the search path, with the settings that the pipeline needs. */
public final class Mosquitto implements AutoCloseable {
    private static final long START_SECONDS = 10;

    private final Process process;
    private final int port;

    private Mosquitto(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, where this machine has one. */
    public static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it and returns when it listens. */
    public static Mosquitto start(Path program, Path folder) throws IOException {
        int port = Ports.free();
        Path data = Files.createDirectories(folder.resolve("mosquitto"));
        Path settings = data.resolve("mosquitto.conf");
        Files.writeString(
                settings,
                """
                listener %d %s
                allow_anonymous true
                user %s
                persistence true
                persistence_location %s/
                max_inflight_messages 0
                max_queued_messages 0
                set_tcp_nodelay true
                log_dest stderr
                log_type error
                log_type warning
                """
                        .formatted(port, Ports.LOOPBACK, System.getProperty("user.name"), data),
                StandardCharsets.UTF_8);
        Process process =
                new ProcessBuilder(program.toString(), "-c", settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("mosquitto.err").toFile())
                        .start();
        Mosquitto mosquitto = new Mosquitto(process, port);
        mosquitto.awaitListening(folder);
        return mosquitto;
    }

    public String uri() {
        return "tcp://" + Ports.LOOPBACK + ":" + port;
    }

    /** CPU time so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** First line that {@code mosquitto -h} prints: name and version. */
    public static String version(Path program) throws IOException {
        Process help =
                new ProcessBuilder(program.toString(), "-h").redirectErrorStream(true).start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("mosquitto");
    }

    private void awaitListening(Path folder) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(Ports.LOOPBACK, port), 200);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new IOException(
                            "Mosquitto does not listen; see " + folder.resolve("mosquitto.err"),
                            notYet);
                }
                Pause.millis(50);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        Ending.await(process, 10);
    }
}
