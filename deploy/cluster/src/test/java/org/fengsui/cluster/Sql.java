package org.fengsui.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks a QuestDB that may be away; then there are no rows. */
record Sql(URI store) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    List<JsonNode> rows(String query) throws InterruptedException {
        URI uri =
                URI.create(
                        store + "/exec?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        List<JsonNode> rows = new ArrayList<>();
        try {
            HttpResponse<byte[]> answer =
                    HTTP.send(
                            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            JSON.readTree(answer.body()).path("dataset").forEach(rows::add);
        } catch (IOException away) {
            return List.of();
        }
        return rows;
    }

    long count(String query) throws InterruptedException {
        List<JsonNode> rows = rows(query);
        return rows.isEmpty() ? 0 : rows.get(0).get(0).asLong();
    }

    /**
     * Readings that the store holds, measured from a moment on; a row for each, doubles included.
     */
    List<Sent> readings(long from) throws InterruptedException {
        return rows(
                        "select station, timestamp, value from observation where timestamp >= '"
                                + Instant.ofEpochMilli(from)
                                + "'")
                .stream()
                .map(
                        row ->
                                new Sent(
                                        row.get(0).asText(),
                                        Instant.parse(row.get(1).asText()).toEpochMilli(),
                                        row.get(2).asDouble()))
                .toList();
    }
}
