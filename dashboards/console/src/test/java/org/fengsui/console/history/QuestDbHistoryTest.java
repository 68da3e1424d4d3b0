package org.fengsui.console.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestDbHistoryTest {

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer store;
    private volatile int status = 200;
    private volatile String answer = "{\"columns\":[],\"dataset\":[]}";

    @BeforeEach
    void startStore() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext(
                "/exec",
                exchange -> {
                    asked.set(exchange.getRequestURI().getQuery());
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        store.start();
    }

    @AfterEach
    void stopStore() {
        store.stop(0);
    }

    @Test
    void series_rowsOfTheStore_becomeSamples() throws IOException {
        answer =
                """
                {"columns":[{"name":"timestamp"},{"name":"value"},{"name":"quality"},
                {"name":"period"}],"dataset":[["2026-07-20T08:00:00.000000Z",0.31,1,0],
                ["2026-07-20T08:01:00.000000Z",null,9,0]]}""";
        assertThat(history(true).series(request("BAYI")))
                .containsExactly(new Sample(1_784_534_400_000L, 0.31, 1, 0));
        assertThat(asked.get())
                .contains("FROM exercise_observation")
                .contains("station = 'BAYI'")
                .contains("'2026-07-20T00:00:00Z' AND '2026-07-21T00:00:00Z'");
    }

    @Test
    void revisions_payloadsOfTheStore_areInOrder() throws IOException {
        answer =
                """
                {"columns":[{"name":"payload"}],"dataset":[["{\\"id\\":\\"w1\\",\\"revision\\":2}"],
                ["{\\"id\\":\\"w1\\",\\"revision\\":1}"]]}""";
        assertThat(history(false).revisions("w1"))
                .extracting(revision -> revision.path("revision").asInt())
                .containsExactly(1, 2);
        assertThat(asked.get()).contains("FROM warning WHERE id = 'w1'");
    }

    @Test
    void series_idWithAQuote_isRefusedBeforeTheStoreIsAsked() {
        assertThatThrownBy(() -> request("X' OR '1'='1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> history(false).revisions("w1';DROP TABLE warning"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(asked.get()).isEmpty();
    }

    @Test
    void series_tableNotThereYet_isEmpty() throws IOException {
        status = 400;
        answer = "{\"error\":\"table does not exist [table=observation]\"}";
        assertThat(history(false).series(request("BAYI"))).isEmpty();
    }

    @Test
    void newest_storeInTrouble_isAnError() {
        status = 500;
        answer = "{\"error\":\"disk full\"}";
        assertThatThrownBy(() -> history(false).newest())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk full");
    }

    private QuestDbHistory history(boolean exercise) {
        return new QuestDbHistory(
                URI.create("http://127.0.0.1:" + store.getAddress().getPort()), exercise);
    }

    private static SeriesRequest request(String station) {
        return new SeriesRequest(
                station, "", "water_depth", 1_784_505_600_000L, 1_784_592_000_000L, 1_500);
    }
}
