package org.fengsui.jobs.store;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The tables of QuestDB, made before the first write: only so do they have de-duplication, by which
 * a point written twice stays one row. Types are those that {@link LineProtocol} is stored as;
 * {@code timestamp} is what QuestDB calls a point's time.
 *
 * <p>Unlike InfluxDB, {@code observation} is keyed by {@code period} instead of {@code span}, and
 * by no area.
 */
public final class QuestDbSchema {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private QuestDbSchema() {}

    /** The statements, in order; running them again changes nothing. */
    static List<String> statements(String prefix) {
        return List.of(
                table(
                        prefix + "observation",
                        "station SYMBOL, sensor SYMBOL, quantity SYMBOL, area SYMBOL, span SYMBOL,"
                                + " value DOUBLE, quality INT, period LONG, received LONG",
                        "station, sensor, quantity, period"),
                table(
                        prefix + "indicator",
                        "station SYMBOL, subject SYMBOL, indicator SYMBOL,"
                                + " value DOUBLE, received LONG",
                        "station, subject, indicator"),
                table(
                        prefix + "warning",
                        "id SYMBOL, revision SYMBOL, hazard SYMBOL, subject SYMBOL, area SYMBOL,"
                                + " level VARCHAR, previous_level VARCHAR, status VARCHAR,"
                                + " condition VARCHAR, basis VARCHAR, freshness VARCHAR,"
                                + " measured LONG, headline_zh VARCHAR, headline_en VARCHAR,"
                                + " payload VARCHAR",
                        "id, revision"),
                table(
                        prefix + "action",
                        "id SYMBOL, action SYMBOL, subject SYMBOL, station SYMBOL, user SYMBOL,"
                                + " role VARCHAR, warning VARCHAR, sensor VARCHAR, level VARCHAR,"
                                + " reason VARCHAR, done LONG, \"from\" LONG, until LONG",
                        "id, action"),
                table(
                        prefix + "rejected",
                        "hash VARCHAR, cause VARCHAR, topic VARCHAR, reason VARCHAR,"
                                + " payload VARCHAR",
                        "hash, cause"));
    }

    private static String table(String name, String columns, String keys) {
        return "CREATE TABLE IF NOT EXISTS "
                + name
                + " (timestamp TIMESTAMP, "
                + columns
                + ") TIMESTAMP(timestamp) PARTITION BY DAY WAL DEDUP UPSERT KEYS(timestamp, "
                + keys
                + ")";
    }

    /**
     * Makes the tables that are missing, over QuestDB's HTTP {@code /exec}.
     *
     * @param url e.g. {@code http://127.0.0.1:9000}
     * @param prefix as of {@link LineProtocol#prefix()}
     * @throws IOException if QuestDB cannot be reached or refuses a statement, which it names
     */
    public static void create(URI url, String prefix) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        for (String statement : statements(prefix)) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    url.resolve(
                                            "/exec?query="
                                                    + URLEncoder.encode(
                                                            statement, StandardCharsets.UTF_8)))
                            .timeout(TIMEOUT)
                            .build();
            HttpResponse<String> answer = send(client, request);
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "QuestDB at "
                                + url
                                + " answered "
                                + answer.statusCode()
                                + " to \""
                                + statement
                                + "\": "
                                + answer.body());
            }
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(
                    "QuestDB does not answer at " + request.uri().getAuthority() + ": " + e, e);
        }
    }
}
