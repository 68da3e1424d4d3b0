package org.fengsui.console.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * History from QuestDB over SQL at {@code /exec}.
 *
 * <p>QuestDB takes no parameters there; what goes into a statement is a number or an id of {@code
 * [A-Za-z0-9_-]{1,64}}, checked before.
 *
 * <p>Thread-safety: any thread. An answer is awaited for 5 s at most.
 */
public final class QuestDbHistory implements History {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_ROWS = 200_000;

    private final URI store;
    private final String prefix;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param store e.g. {@code http://127.0.0.1:9000}
     * @param exercise whether to read the tables of exercises, {@code exercise_…}
     */
    public QuestDbHistory(URI store, boolean exercise) {
        this.store = store;
        this.prefix = exercise ? "exercise_" : "";
    }

    @Override
    public List<Sample> series(SeriesRequest request) throws IOException {
        String sensor =
                request.sensor().isEmpty()
                        ? "(sensor IS NULL OR sensor = '')"
                        : "sensor = '" + request.sensor() + "'";
        List<Sample> samples = new ArrayList<>();
        for (JsonNode row :
                rows(
                        """
                        SELECT timestamp, value, quality, period FROM %sobservation
                        WHERE station = '%s' AND quantity = '%s' AND %s
                        AND timestamp BETWEEN '%s' AND '%s' ORDER BY timestamp LIMIT -%d"""
                                .formatted(
                                        prefix,
                                        request.station(),
                                        request.quantity(),
                                        sensor,
                                        Instant.ofEpochMilli(request.from()),
                                        Instant.ofEpochMilli(request.to()),
                                        MOST_ROWS))) {
            if (row.path("value").isNumber()) {
                samples.add(
                        new Sample(
                                epochMs(row.path("timestamp")),
                                row.path("value").doubleValue(),
                                row.path("quality").asInt(2),
                                row.path("period").asLong(0)));
            }
        }
        return Thinning.thin(samples, request.from(), request.to(), request.points());
    }

    @Override
    public List<JsonNode> revisions(String warning) throws IOException {
        SeriesRequest.requireId("warning", warning);
        List<JsonNode> revisions = new ArrayList<>();
        for (JsonNode row :
                rows(
                        "SELECT payload FROM %swarning WHERE id = '%s' ORDER BY timestamp LIMIT 1000"
                                .formatted(prefix, warning))) {
            revisions.add(json.readTree(row.path("payload").asText()));
        }
        revisions.sort(Comparator.comparingInt(revision -> revision.path("revision").asInt()));
        return revisions;
    }

    @Override
    public List<StoredValue> newest() throws IOException {
        List<StoredValue> newest = new ArrayList<>();
        for (JsonNode row :
                rows(
                        """
                        SELECT timestamp, station, sensor, quantity, value, period, received
                        FROM %sobservation WHERE quality <= 3
                        LATEST ON timestamp PARTITION BY station, sensor, quantity"""
                                .formatted(prefix))) {
            if (row.path("value").isNumber()) {
                String sensor = row.path("sensor").asText("");
                String quantity = row.path("quantity").asText();
                newest.add(
                        new StoredValue(
                                row.path("station").asText(),
                                sensor.isEmpty() || row.path("sensor").isNull()
                                        ? quantity
                                        : quantity + "@" + sensor,
                                row.path("value").doubleValue(),
                                epochMs(row.path("timestamp")),
                                row.path("period").asLong(0),
                                epochMs(row.path("received"))));
            }
        }
        return newest;
    }

    private List<JsonNode> rows(String sql) throws IOException {
        String encoded = URLEncoder.encode(sql, StandardCharsets.UTF_8).replace("+", "%20");
        URI query = store.resolve("/exec?query=" + encoded);
        HttpResponse<byte[]> response;
        try {
            response =
                    http.send(
                            HttpRequest.newBuilder(query).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the store", e);
        }
        JsonNode answer = json.readTree(response.body());
        if (response.statusCode() != 200) {
            String error = answer.path("error").asText();
            if (error.contains("does not exist")) {
                return List.of(); // nothing has been stored yet
            }
            throw new IOException("store answered %d: %s".formatted(response.statusCode(), error));
        }
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode values : answer.path("dataset")) {
            ObjectNode row = json.createObjectNode();
            for (int column = 0; column < values.size(); column++) {
                row.set(
                        answer.path("columns").path(column).path("name").asText(),
                        values.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    private static long epochMs(JsonNode time) throws IOException {
        if (time.isNumber()) {
            return time.longValue();
        }
        try {
            return Instant.parse(time.asText()).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new IOException("store sent no time: " + time, e);
        }
    }
}
