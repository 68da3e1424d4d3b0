package org.fengsui.gateway.sl651;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.fengsui.broker.Accounts;
import org.fengsui.broker.EmbeddedBroker;
import org.fengsui.broker.TopicAccess;

/** The product's broker on a port that stays the same over restarts. */
final class TestBroker {
    private static final TopicAccess ACCESS = new TopicAccess(List.of("fengsui/v1"), false);

    private final Path folder;
    final int port;

    TestBroker(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    EmbeddedBroker start() throws IOException {
        return EmbeddedBroker.start(
                folder, "127.0.0.1", port, Accounts.of(folder.resolve("accounts")), ACCESS);
    }
}
