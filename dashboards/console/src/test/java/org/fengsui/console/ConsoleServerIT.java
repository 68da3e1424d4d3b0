package org.fengsui.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console over HTTP, with a real broker. */
class ConsoleServerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = ConsoleOptions.EXERCISE_ROOT + "/";
    private static final Pace QUICK =
            new Pace(
                    Duration.ofMillis(200),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2));

    private final Registry registry = TestCity.registry();
    private final RuleSet rules = TestCity.rules();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestBroker broker;
    private Console console;

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.start();
        console = Console.start(options(false));
        stateWhere(state -> state.path("connected").asBoolean());
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
        broker.close();
    }

    @Test
    void state_afterReadingAndWarning_holdsBothWithThresholds() throws Exception {
        long now = System.currentTimeMillis();
        broker.publish(ROOT + "obs/BAYI", reading("BAYI", now, 0.31), false);
        broker.publish(
                ROOT + TestWarning.topic("BAYI-UP"),
                TestWarning.of("w1", "BAYI-UP", "orange", 1, now).toString(),
                true);
        JsonNode state =
                stateWhere(
                        s ->
                                s.path("warnings").size() == 1
                                        && s.at("/values/BAYI/series").size() == 1);
        assertThat(state.path("mode").asText()).isEqualTo("demo");
        assertThat(state.at("/values/BAYI/series/water_depth/value").asDouble()).isEqualTo(0.31);
        assertThat(state.at("/values/BAYI/freshness").asText()).isEqualTo("fresh");
        assertThat(state.at("/values/RIVER1/freshness").asText()).isEqualTo("unknown");
        assertThat(state.at("/registry/subjects").findValuesAsText("name")).contains("close_at");
        assertThat(state.at("/registry/zone").asText()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void stream_warningThenClear_bothArriveAsEvents() throws Exception {
        BlockingQueue<String> lines = stream();
        lineWith(lines, "\"now\"");
        String topic = ROOT + TestWarning.topic("BAYI-UP");
        broker.publish(topic, TestWarning.of("w1", "BAYI-UP", "red", 1, 1).toString(), true);
        assertThat(lineWith(lines, "\"id\":\"w1\"")).contains("\"level\":\"red\"");
        broker.publish(topic, "", true);
        assertThat(lineWith(lines, "\"warning\":null")).contains("w1");
        assertThat(lineWith(lines, "\"connected\":true")).contains("feed_age");
    }

    @Test
    void anyAnswer_securityHeaders_areStrict() throws Exception {
        for (String path : new String[] {"", "api/state", "healthz", "nothing/here"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self' 'sha256-")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void request_foreignHost_isRefused() throws Exception {
        assertThat(rawGet("/api/state", "evil.example:" + console.port()))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("registry");
        assertThat(rawGet("/healthz", "127.0.0.1")).startsWith("HTTP/1.1 200");
    }

    @Test
    void vendor_libraryFiles_areServedAndNothingElse() throws Exception {
        assertThat(get("vendor/lit/index.js").headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
        for (String library : new String[] {"ol/dist/ol.js", "echarts/echarts.esm.min.mjs"}) {
            assertThat(get("vendor/" + library).statusCode()).isEqualTo(200);
        }
        for (String path :
                new String[] {
                    "vendor/other/x.js",
                    "vendor/lit/../../../../log4j2.xml",
                    "vendor/lit/..%2f..%2fpom.xml",
                    "app/Console.class",
                    "app/%2e%2e/Console.class"
                }) {
            assertThat(get(path).statusCode()).isIn(400, 404);
        }
    }

    @Test
    void asset_sameETag_isNotSentAgain() throws Exception {
        String etag = get("app/app.js").headers().firstValue("ETag").orElseThrow();
        HttpRequest again =
                HttpRequest.newBuilder(uri("app/app.js")).header("If-None-Match", etag).build();
        assertThat(http.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(304);
    }

    @Test
    void series_badRequests_areNamed() throws Exception {
        assertThat(get("api/stations/NOBODY/series?quantity=stage&from=1&to=2").statusCode())
                .isEqualTo(404);
        assertThat(get("api/stations/BAYI/series?quantity=a%27b&from=1&to=2").statusCode())
                .isEqualTo(400);
        assertThat(get("api/stations/BAYI/series?quantity=stage&from=5&to=2").body())
                .contains("from must be before to");
        assertThat(get("api/warnings/none").statusCode()).isEqualTo(404);
    }

    @Test
    void simulated_nowIsTheNewestTickOrReceived() throws Exception {
        long then = 1_379_000_000_000L;
        try (Console simulated = Console.start(options(true))) {
            stateWhere(simulated, state -> state.path("connected").asBoolean());
            broker.publish(ROOT + "obs/BAYI", reading("BAYI", then, 0.1), false, then);
            JsonNode state = stateWhere(simulated, s -> s.path("now").asLong() == then);
            assertThat(state.at("/values/BAYI/freshness").asText()).isEqualTo("fresh");
            broker.publish(ROOT + "clock", String.valueOf(then + 3_600_000), false);
            state = stateWhere(simulated, s -> s.path("now").asLong() == then + 3_600_000);
            assertThat(state.at("/values/BAYI/freshness").asText()).isEqualTo("unknown");
        }
    }

    @Test
    void webAccess_withoutPassword_isAskedFor() throws Exception {
        Credentials duty = new Credentials("duty", "值班");
        try (Console guarded = Console.start(options(false).at("127.0.0.1", 0, duty))) {
            URI state = URI.create(guarded.url() + "api/state");
            assertThat(
                            http.send(
                                            HttpRequest.newBuilder(state).build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .statusCode())
                    .isEqualTo(401);
            String basic =
                    Base64.getEncoder().encodeToString("duty:值班".getBytes(StandardCharsets.UTF_8));
            HttpRequest known =
                    HttpRequest.newBuilder(state).header("Authorization", "Basic " + basic).build();
            assertThat(http.send(known, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private ConsoleOptions options(boolean simulated) {
        return ConsoleOptions.of(
                        broker.uri(), Mode.DEMO, () -> registry, () -> rules, new FakeHistory())
                .timed(simulated, Clock.systemUTC(), QUICK);
    }

    private URI uri(String path) {
        return URI.create(console.url() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String rawGet(String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(path, host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private BlockingQueue<String> stream() {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        http.sendAsync(
                HttpRequest.newBuilder(uri("api/stream"))
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.fromLineSubscriber(new LineQueue(lines)));
        return lines;
    }

    private static String lineWith(BlockingQueue<String> lines, String part)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            String line = lines.poll(1, TimeUnit.SECONDS);
            if (line != null && line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("no event with " + part);
    }

    private JsonNode stateWhere(Predicate<JsonNode> wanted) throws Exception {
        return stateWhere(console, wanted);
    }

    private JsonNode stateWhere(Console asked, Predicate<JsonNode> wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        JsonNode state = JSON.nullNode();
        while (System.nanoTime() < deadline) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(asked.url() + "api/state")).build();
            state = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (wanted.test(state)) {
                return state;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("state never as wanted: " + state.path("values"));
    }

    private static String reading(String station, long time, double depth) {
        return "{\"station\":\"%s\",\"time\":%d,\"values\":{\"water_depth\":%s}}"
                .formatted(station, time, depth);
    }
}
