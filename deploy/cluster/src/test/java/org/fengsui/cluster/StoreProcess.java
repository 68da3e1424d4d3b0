package org.fengsui.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.standalone.store.EmbeddedStore;
import org.jspecify.annotations.Nullable;

/** The embedded QuestDB in a JVM of its own, on one port for its life, asked in SQL. */
final class StoreProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable JavaProcess process;

    private StoreProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a store over a folder. */
    static StoreProcess start(Path folder) throws Exception {
        StoreProcess store = new StoreProcess(folder, Ports.free());
        store.restart();
        return store;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** SIGKILL; tables are kept on disk. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.kill();
        }
    }

    /** Starts again over what is on disk; returns when it listens. */
    void restart() throws Exception {
        process =
                JavaProcess.start(
                        folder.resolve("logs"),
                        JavaProcess.Launch.ofTests(
                                "store",
                                StoreProcess.class,
                                folder.toString(),
                                Integer.toString(port)));
        process.await(START, "store listens");
    }

    /** Rows, each an array of its columns; none where the table does not exist. */
    List<JsonNode> rows(String sql) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                uri()
                                                        + "/exec?query="
                                                        + URLEncoder.encode(
                                                                sql, StandardCharsets.UTF_8)))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(answer.body()).path("dataset").forEach(rows::add);
        return rows;
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The process itself: folder and port. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedStore store =
                EmbeddedStore.start(
                        folder.resolve("store"),
                        folder.resolve("logs"),
                        "127.0.0.1",
                        Integer.parseInt(arguments[1]))) {
            System.out.println("store listens on " + store.uri());
            Thread.currentThread().join();
        }
    }
}
