package org.fengsui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.fengsui.standalone.Fengsui;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a real cluster, submitted as an operator does, while a drainer takes its segments to
 * the store: what dies is killed with SIGKILL, and nothing is lost or doubled.
 */
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path folder;

    @Test
    void jobManagerAndTaskManagerKilled_jobGoesOn_nothingIsLostOrDoubled() throws Exception {
        Path segments = folder.resolve("segments");
        Path archive = folder.resolve("archive");
        District district = District.in(folder, 4);
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
                StoreProcess store = StoreProcess.start(folder.resolve("store"));
                JavaProcess drainer = drainer(segments, archive, store);
                FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"), Map.of());
                Gauges gauges = new Gauges(broker, store)) {
            List<String> options = new ArrayList<>(Arrays.asList(district.options(broker)));
            options.addAll(
                    List.of("--segments", segments.toString(), "--archive", archive.toString()));
            String job = cluster.submit(Distribution.jobJar(), options.toArray(String[]::new));
            cluster.awaitRunning(job);

            gauges.awaitListening(4);
            gauges.publish(1, 0.55);
            String first = gauges.red(1);
            gauges.awaitStored();
            Await.until(PATIENCE, "a checkpoint", () -> cluster.newestCheckpoint(job) > 0);
            long before = cluster.newestCheckpoint(job);

            int leader = cluster.awaitLeader();
            cluster.killJobManager(leader);
            gauges.publish(2, 0.56);
            assertThat(cluster.awaitLeader()).isNotEqualTo(leader);
            cluster.awaitRunning(job);
            gauges.red(2);
            gauges.awaitStored();
            Await.until(
                    PATIENCE, "newer checkpoints", () -> cluster.newestCheckpoint(job) > before);

            cluster.startJobManager(leader);
            cluster.killTaskManager(0);
            gauges.publish(3, 0.57);
            cluster.startTaskManager(0);
            gauges.red(3);
            cluster.awaitRunning(job);
            gauges.publish(1, 0.58);
            gauges.awaitStored();
            assertThat(gauges.red(1)).isEqualTo(first);
            assertThat(store.rows("select distinct id from warning where hazard = 'waterlogging'"))
                    .hasSize(4);
            assertThat(store.rows("select id from warning where level = 'none'")).isEmpty();
            assertThat(drainer.terminate()).as(drainer.output()).isZero();

            String savepoint = cluster.stopWithSavepoint(job);
            assertThat(savepoint).contains("savepoints");
        }
    }

    @Test
    void jobJar_holdsOurLibrariesAndNothingOfFlink() throws Exception {
        try (JarFile jar = new JarFile(Distribution.jobJar().toFile())) {
            List<String> classes;
            try (Stream<String> names = jar.stream().map(entry -> entry.getName())) {
                classes = names.filter(name -> name.endsWith(".class")).toList();
            }
            assertThat(classes)
                    .doesNotHaveDuplicates()
                    .contains(
                            "org/fengsui/jobs/job/FengsuiJob.class",
                            "org/eclipse/paho/mqttv5/client/MqttAsyncClient.class")
                    .noneMatch(name -> name.startsWith("org/apache/flink/"))
                    .noneMatch(name -> name.startsWith("org/slf4j/"))
                    .noneMatch(name -> name.startsWith("org/apache/logging/"));
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
        }
    }

    private JavaProcess drainer(Path segments, Path archive, StoreProcess store) throws Exception {
        JavaProcess drainer =
                JavaProcess.start(
                        folder.resolve("drainer"),
                        JavaProcess.Launch.ofTests(
                                "drainer",
                                Fengsui.class,
                                "job",
                                "drain",
                                "--segments",
                                segments.toString(),
                                "--archive",
                                archive.toString(),
                                "--store",
                                store.uri().toString(),
                                "--store-kind",
                                "questdb"));
        drainer.await(PATIENCE, "draining");
        return drainer;
    }
}
