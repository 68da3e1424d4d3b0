package org.fengsui.jobs.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A store over HTTP that behaves as it is told: scripted answers first, then by content. Lines that
 * contain {@code BAD} make the whole request a 400 that keeps nothing, as QuestDB does.
 */
public final class StubStore implements AutoCloseable {

    /** One scripted answer. */
    interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    final List<String> stored = Collections.synchronizedList(new ArrayList<>());
    final List<Integer> requestLines = Collections.synchronizedList(new ArrayList<>());
    volatile int largestRequest = Integer.MAX_VALUE;
    private volatile boolean away;
    volatile String query = "";

    /** Whether a 400 keeps the good lines, as InfluxDB does. */
    volatile boolean partial;

    /** Lets {@link #release} go on. */
    final CountDownLatch released = new CountDownLatch(1);

    public StubStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/write", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public StoreTarget target() {
        return new StoreTarget(
                "http://127.0.0.1:" + server.getAddress().getPort(), "secret", "city", "flood");
    }

    /** Answers 503 to everything while away. */
    public void away(boolean nowAway) {
        away = nowAway;
    }

    /** What was stored so far, as often as it was posted. */
    public List<String> lines() {
        synchronized (stored) {
            return List.copyOf(stored);
        }
    }

    void next(Fault... answers) {
        faults.addAll(List.of(answers));
    }

    Fault status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            reply(exchange, status, "{\"code\":\"stub\",\"message\":\"status " + status + "\"}");
        };
    }

    /** Never answers. */
    Fault hang() {
        return exchange -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Drops the connection without an answer. */
    Fault reset() {
        return HttpExchange::close;
    }

    /** Announces more of an answer than it sends. */
    Fault truncated() {
        return exchange -> {
            exchange.sendResponseHeaders(500, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        };
    }

    /** Answers 503 once {@link #released}. */
    void release(HttpExchange exchange) throws IOException {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        status(503).answer(exchange);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            query = exchange.getRequestURI().getQuery();
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Fault fault = away ? status(503) : faults.poll();
            if (fault != null) {
                fault.answer(exchange);
                return;
            }
            List<String> lines = body.lines().toList();
            requestLines.add(lines.size());
            if (lines.size() > largestRequest) {
                status(413).answer(exchange);
            } else if (body.contains("BAD")) {
                if (partial) {
                    lines.stream().filter(line -> !line.startsWith("BAD")).forEach(stored::add);
                }
                status(400).answer(exchange);
            } else if (body.contains("ODD")) {
                status(422).answer(exchange);
            } else {
                stored.addAll(lines);
                exchange.sendResponseHeaders(204, -1);
            }
        } finally {
            exchange.close();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
