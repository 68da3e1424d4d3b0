package org.fengsui.jobs.store;

import io.questdb.ServerMain;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real QuestDB in this JVM on an ephemeral loopback port. */
final class EmbeddedQuestDb implements AutoCloseable {

    private final ServerMain server;
    private final HttpClient client = HttpClient.newHttpClient();

    EmbeddedQuestDb(Path root) throws IOException {
        Files.createDirectories(root);
        Map<String, String> env = new HashMap<>(System.getenv());
        env.put("QDB_HTTP_BIND_TO", "127.0.0.1:0");
        env.put("QDB_HTTP_MIN_ENABLED", "false");
        env.put("QDB_PG_ENABLED", "false");
        env.put("QDB_LINE_TCP_ENABLED", "false");
        env.put("QDB_TELEMETRY_ENABLED", "false");
        env.put("QDB_SHARED_WORKER_COUNT", "2");
        server = ServerMain.create(root.toString(), env);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getHttpServerPort());
    }

    /** Returns when everything written to the table so far can be read. */
    void awaitApplied(String table) {
        server.awaitTable(table);
    }

    /** The rows that /exp gives as CSV, without the heading. */
    List<String> rows(String sql) throws IOException, InterruptedException {
        URI uri = url().resolve("/exp?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(uri).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new IOException(sql + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().lines().skip(1).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
