package org.fengsui.cluster;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The ZooKeeper that Flink's distribution brings, one server in a JVM of its own. */
final class ZooKeeperProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String MAIN =
            "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer";

    private final JavaProcess process;

    private ZooKeeperProcess(JavaProcess process) {
        this.process = process;
    }

    /** Starts a server on a port; returns when it answers. */
    static ZooKeeperProcess start(Distribution distribution, int port) throws Exception {
        Path data = Files.createDirectories(distribution.home().resolve("zookeeper"));
        Path file =
                Files.writeString(
                        distribution.conf().resolve("zoo.cfg"),
                        """
                        tickTime=500
                        dataDir=%s
                        clientPort=%d
                        clientPortAddress=127.0.0.1
                        4lw.commands.whitelist=*
                        admin.enableServer=false
                        """
                                .formatted(data, port));
        JavaProcess process =
                distribution.start(
                        "zookeeper",
                        MAIN,
                        List.of("-Xmx128m"),
                        List.of("--zkConfigFile", file.toString(), "--peerId", "1"));
        Await.until(
                START,
                "ZooKeeper answers on port " + port + ", see " + process.log(),
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("ZooKeeper ended:\n" + process.output());
                    }
                    return answers(port);
                });
        return new ZooKeeperProcess(process);
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("ruok".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .equals("imok");
        } catch (IOException notYet) {
            return false;
        }
    }
}
