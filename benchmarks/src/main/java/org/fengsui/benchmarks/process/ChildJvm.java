package org.fengsui.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A part of a benchmark in a JVM of its own, so that its CPU time can be told from the others'.
 *
 * <p>Its standard error goes to a file. It ends with its standard input, by {@link #close} or when
 * this process dies.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final long END_SECONDS = 20;
    private static final String ENDED = "ended";

    private final Process process;
    private final OutputStream input;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final String name;
    private final String ready;

    private ChildJvm(String name, Process process) throws IOException {
        this.name = name;
        this.process = process;
        this.input = process.getOutputStream();
        Thread reader = new Thread(this::read, "answers of " + name);
        reader.setDaemon(true);
        reader.start();
        this.ready = next(START);
    }

    /**
     * Starts a role and returns when it is ready.
     *
     * @param folder where its errors are written to, as {@code role.err}
     * @throws IOException if it does not come up
     */
    public static ChildJvm start(Role role, Path folder, int heapMiB, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heapMiB + "m"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-jar", Jar.path().toString()));
        command.addAll(List.of(Role.OPTION, role.name()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve(role.id() + ".err").toFile()))
                        .start();
        return new ChildJvm(role.id(), process);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What it said when it was ready. */
    public String ready() {
        return ready;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws IOException if it fails, ends or takes longer than the limit
     */
    public String ask(Duration limit, String question) throws IOException {
        input.write((question + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        return next(limit);
    }

    private String next(Duration limit) throws IOException {
        try {
            String answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null || answer.equals(ENDED) || answer.startsWith(Serving.FAILED)) {
                close();
                throw new IOException(
                        "process %s: %s; see its .err file"
                                .formatted(
                                        name, answer == null ? "no answer in " + limit : answer));
            }
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while waiting for process " + name, interrupted);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(Serving.MARK)) {
                    answers.add(line.substring(Serving.MARK.length()));
                }
            }
        } catch (IOException closed) {
            answers.add(Serving.FAILED + closed);
        }
        answers.add(ENDED);
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
        Ending.await(process, END_SECONDS);
    }
}
