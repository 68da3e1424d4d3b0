package org.fengsui.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import org.fengsui.broker.Account;
import org.fengsui.broker.Accounts;
import org.fengsui.broker.EmbeddedBroker;
import org.fengsui.broker.TopicAccess;
import org.jspecify.annotations.Nullable;

/**
 * The embedded broker in a JVM of its own, on one port for its life. Its journal outlives a kill;
 * the accounts {@code pipeline} and {@code console} are those of its folder.
 */
final class BrokerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private @Nullable JavaProcess process;

    private BrokerProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a broker over a folder, for the live root. */
    static BrokerProcess start(Path folder) throws Exception {
        BrokerProcess broker = new BrokerProcess(folder, Ports.free());
        Accounts.of(broker.accounts());
        broker.restart();
        return broker;
    }

    String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    /** The file with the password of an account. */
    Path passwordFile(Account account) throws IOException {
        return Accounts.of(accounts()).passwordFile(account);
    }

    String password(Account account) throws IOException {
        return Accounts.of(accounts()).password(account);
    }

    /** SIGKILL; sessions and queues are kept on disk. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.kill();
        }
    }

    /** Starts again over what is on disk; returns when it listens. */
    void restart() throws Exception {
        process =
                JavaProcess.start(
                        folder.resolve("logs"),
                        JavaProcess.Launch.ofTests(
                                "broker",
                                BrokerProcess.class,
                                folder.toString(),
                                Integer.toString(port)));
        process.await(START, "broker listens");
    }

    /** Loses all sessions, queues and retained messages; the broker must not be running. */
    void wipe() throws IOException {
        for (String part : List.of("bindings", "journal", "paging", "large")) {
            Path tree = folder.resolve("broker").resolve(part);
            if (Files.exists(tree)) {
                Files.walkFileTree(tree, new Deleting());
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Path accounts() {
        return folder.resolve("accounts");
    }

    /** The process itself: folder and port. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(
                        folder.resolve("broker"),
                        "127.0.0.1",
                        Integer.parseInt(arguments[1]),
                        Accounts.of(folder.resolve("accounts")),
                        new TopicAccess(List.of("fengsui/v1"), false))) {
            System.out.println("broker listens on " + broker.port());
            Thread.currentThread().join();
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
                throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
