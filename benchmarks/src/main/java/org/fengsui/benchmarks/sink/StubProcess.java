package org.fengsui.benchmarks.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fengsui.benchmarks.process.Ports;
import org.fengsui.benchmarks.process.Serving;

/** A store that answers 204 to everything: no store is faster. Ready with its address. */
public final class StubProcess {

    private StubProcess() {}

    public static void run() throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByName(Ports.LOOPBACK), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        server.setExecutor(threads);
        server.createContext("/", StubProcess::take);
        server.start();
        try {
            Serving.serve(
                    "http://" + Ports.LOOPBACK + ":" + server.getAddress().getPort(), words -> "");
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
