package org.fengsui.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.standalone.run.LiveRun;
import org.fengsui.standalone.run.Mode;
import org.fengsui.standalone.run.RunOptions;
import org.fengsui.standalone.run.Screen;
import org.fengsui.standalone.run.StopSignal;

/** What {@code fengsui run} starts, in this process, on free ports. */
final class House implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<Integer> ended;

    private House(Mode mode, Path data, Path stations, Path rules) {
        this.data = data;
        RunOptions options =
                new RunOptions(mode, data, 0, 0, 0, stations, rules, "127.0.0.1", null, false);
        Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8));
        System.setProperty("fengsui.logs.keep", "true");
        ended = CompletableFuture.supplyAsync(() -> LiveRun.of(options, screen, stop).run());
    }

    /** Starts, and returns when the greeting is shown. */
    static House start(Mode mode, Path data, Path stations, Path rules) throws Exception {
        House house = new House(mode, data, stations, rules);
        Await.holds(START, () -> house.shown().contains("Ctrl-C") || house.ended.isDone());
        assertThat(house.shown()).contains("Ctrl-C");
        return house;
    }

    /** All lines on the screen so far. */
    String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    URI broker() {
        return address("tcp://[0-9.:]+");
    }

    /** What the console answers. */
    JsonNode console(String path) throws IOException, InterruptedException {
        URI page = address("console +(http://[0-9.:]+)");
        return get(URI.create(page + path));
    }

    StoreTable store() {
        return new StoreTable(this, address("(http://[0-9.:]+)/exec"));
    }

    /** The password of a named account. */
    String password(String account) throws IOException {
        return Files.readString(data.resolve("accounts").resolve(account)).strip();
    }

    JsonNode get(URI uri) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(
                        HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(() -> uri + " " + new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Stops cleanly. */
    @Override
    public void close() throws Exception {
        stop.request();
        assertThat(ended.get(90, TimeUnit.SECONDS)).as(shown()).isZero();
    }

    private URI address(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(shown());
        assertThat(found.find()).as(shown()).isTrue();
        return URI.create(found.group(found.groupCount()));
    }
}
