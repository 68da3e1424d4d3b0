package org.fengsui.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fengsui.standalone.broker.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a real cluster, whose parts are killed. */
class ClusterIT {
    @TempDir Path folder;

    @Test
    void comesUp() throws Exception {
        Path stations =
                Files.writeString(
                        folder.resolve("registry.yaml"),
                        """
            version: 1
            areas:
              - {id: xihu, level: district, name: {zh: 西湖区, en: Xihu District}}
            stations:
              - id: BAYI-1
                name: {zh: 八一桥积水, en: Bayi gauge}
                kind: waterlogging
                area: xihu
                location: {lon: 120.15, lat: 30.28}
                interval: PT1M
                quantities: [water_depth]
            """);
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
                FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"), Map.of())) {
            String job =
                    cluster.submit(
                            Distribution.jobJar(),
                            "--broker",
                            broker.uri(),
                            "--user",
                            "pipeline",
                            "--password-file",
                            broker.passwordFile(Account.PIPELINE).toString(),
                            "--stations",
                            stations.toString(),
                            "--segments",
                            folder.resolve("segments").toString(),
                            "--archive",
                            folder.resolve("archive").toString());
            cluster.awaitRunning(job);
            System.out.println("RUNNING " + cluster.awaitLeader());
        }
    }
}
