package org.fengsui.benchmarks.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fengsui.benchmarks.process.Ports;

/**
 * An HTTP proxy between the product and its store: while open it passes requests on, once closed
 * connections are refused, as by a store that is not there. So the product itself runs as it is.
 */
final class StoreGate implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpClient store = HttpClient.newHttpClient();

    private StoreGate(HttpServer server) {
        this.server = server;
    }

    static StoreGate open() throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByName(Ports.LOOPBACK), 0), 0);
        StoreGate gate = new StoreGate(server);
        server.setExecutor(gate.threads);
        server.createContext("/", gate::pass);
        server.start();
        return gate;
    }

    /** What makes a JVM send its HTTP requests through here, those to loopback too. */
    List<String> options() {
        return List.of(
                "-Dhttp.proxyHost=" + Ports.LOOPBACK,
                "-Dhttp.proxyPort=" + server.getAddress().getPort(),
                "-Dhttp.nonProxyHosts=");
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer =
                    store.send(
                            HttpRequest.newBuilder(exchange.getRequestURI())
                                    .method(
                                            exchange.getRequestMethod(),
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    exchange.getRequestBody().readAllBytes()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
