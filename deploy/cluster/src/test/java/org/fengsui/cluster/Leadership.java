package org.fengsui.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.KeeperException;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.ZooKeeper;
import org.jspecify.annotations.Nullable;

/** Who leads, as ZooKeeper knows it: an address per component of the job manager. */
final class Leadership {
    private static final int SESSION_MS = 8_000;

    private final String quorum;
    private final String cluster;

    /**
     * @param quorum {@code host:port} of ZooKeeper
     * @param cluster {@code high-availability.cluster-id}
     */
    Leadership(String quorum, String cluster) {
        this.quorum = quorum;
        this.cluster = cluster;
    }

    /** The leading dispatcher, {@code pekko.tcp://flink@host:port/…}; null where nobody leads. */
    @Nullable String dispatcher() throws Exception {
        return address("dispatcher");
    }

    /** Base address of the REST interface; null where nobody leads. */
    @Nullable String rest() throws Exception {
        return address("rest_server");
    }

    private @Nullable String address(String component) throws Exception {
        ZooKeeper zooKeeper = new ZooKeeper(quorum, SESSION_MS, event -> {});
        try {
            byte[] info =
                    zooKeeper.getData(
                            "/flink" + cluster + "/leader/" + component + "/connection_info",
                            false,
                            null);
            if (info == null || info.length == 0) {
                return null;
            }
            try (ObjectInputStream read = new ObjectInputStream(new ByteArrayInputStream(info))) {
                return read.readUTF();
            }
        } catch (KeeperException | IOException nobody) {
            return null;
        } finally {
            zooKeeper.close(SESSION_MS);
        }
    }
}
