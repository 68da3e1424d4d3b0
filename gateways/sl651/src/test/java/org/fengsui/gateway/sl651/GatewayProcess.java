package org.fengsui.gateway.sl651;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link GatewayMain} as a child process. */
final class GatewayProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    final int port;

    GatewayProcess(Path stations, Path folder, String broker, int connections) throws IOException {
        process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx256m",
                                        "-Dfile.encoding=UTF-8",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        GatewayMain.class.getName(),
                                        stations.toString(),
                                        folder.toString(),
                                        broker,
                                        String.valueOf(connections)))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = Integer.parseInt(nextNumber());
    }

    private String nextNumber() throws IOException {
        for (; ; ) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("the gateway ended before it listened");
            }
            if (line.matches("\\d+")) {
                return line;
            }
        }
    }

    String numbers() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
        for (; ; ) {
            String line = out.readLine();
            if (line == null || line.contains(" connections, ")) {
                return line;
            }
        }
    }

    /** As kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        kill();
    }
}
