package org.fengsui.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT {
    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir Path folder;

    @Test
    void pointWrittenTwice_isKeptOnce_andOutlivesARestart() throws Exception {
        try (EmbeddedStore store = start()) {
            query(
                    store,
                    "create table t(ts timestamp, station symbol, value double) timestamp(ts)"
                            + " partition by day wal dedup upsert keys(ts, station)");
            assertThat(write(store, "t,station=BAYI value=0.3 1700000000000")).isEqualTo(204);
            assertThat(write(store, "t,station=BAYI value=0.31 1700000000000")).isEqualTo(204);
            awaitCount(store, 1);
        }
        try (EmbeddedStore store = start()) {
            awaitCount(store, 1);
            assertThat(query(store, "select value from t")).contains("[[0.31]]");
        }
    }

    private EmbeddedStore start() throws Exception {
        return EmbeddedStore.start(folder.resolve("store"), folder.resolve("logs"), "127.0.0.1", 0);
    }

    private void awaitCount(EmbeddedStore store, int count) throws Exception {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!query(store, "select count() from t").contains("[[" + count + "]]")) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
        }
    }

    private int write(EmbeddedStore store, String line) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(store.uri() + "/api/v2/write?precision=ms&bucket=b"))
                        .POST(HttpRequest.BodyPublishers.ofString(line + "\n"))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private String query(EmbeddedStore store, String sql) throws Exception {
        URI uri =
                URI.create(
                        store.uri()
                                + "/exec?query="
                                + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
