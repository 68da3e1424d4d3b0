package org.fengsui.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.fengsui.standalone.Fengsui;

/** The job on a Flink cluster, with a broker, a store and a drainer that are processes too. */
final class ClusterHouse implements House {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Path folder;
    private final BrokerProcess broker;
    private final StoreProcess store;
    private final FlinkCluster cluster;
    private final String job;
    private final Deque<AutoCloseable> processes = new ArrayDeque<>();
    private int turn;

    ClusterHouse(Path folder, District district) throws Exception {
        this.folder = folder;
        Path segments = folder.resolve("segments");
        try {
            broker = own(BrokerProcess.start(folder.resolve("broker")));
            store = own(StoreProcess.start(folder.resolve("store")));
            own(drainer(segments));
            cluster = own(FlinkCluster.start(folder.resolve("flink"), Map.of()));
            List<String> options = new ArrayList<>(Arrays.asList(district.options(broker)));
            options.addAll(
                    List.of("--segments", segments.toString(), "--archive", archive().toString()));
            job = cluster.submit(Distribution.jobJar(), options.toArray(String[]::new));
            cluster.awaitRunning(job);
            awaitListening();
        } catch (Exception | AssertionError failed) {
            close();
            throw failed;
        }
    }

    private <T extends AutoCloseable> T own(T process) {
        processes.push(process);
        return process;
    }

    private JavaProcess drainer(Path segments) throws Exception {
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
                                archive().toString(),
                                "--store",
                                store.uri().toString(),
                                "--store-kind",
                                "questdb"));
        drainer.await(PATIENCE, "draining");
        return drainer;
    }

    @Override
    public String broker() {
        return broker.uri();
    }

    @Override
    public Sql store() {
        return new Sql(store.uri());
    }

    @Override
    public Path archive() {
        return folder.resolve("archive");
    }

    @Override
    public void strike(Blow blow, Duration down) throws Exception {
        switch (blow) {
            case TASK_MANAGER -> {
                int one = turn++ % FlinkCluster.TASK_MANAGERS;
                cluster.killTaskManager(one);
                LockSupport.parkNanos(down.toNanos());
                cluster.startTaskManager(one);
            }
            case JOB_MANAGER -> {
                int leader = cluster.awaitLeader();
                cluster.killJobManager(leader);
                LockSupport.parkNanos(down.toNanos());
                cluster.startJobManager(leader);
            }
            case BROKER, BROKER_AND_ITS_DISK -> {
                broker.kill();
                LockSupport.parkNanos(down.toNanos());
                if (blow == Blow.BROKER_AND_ITS_DISK) {
                    broker.wipe();
                }
                broker.restart();
            }
            case STANDALONE -> throw new IllegalArgumentException("there is no such process here");
        }
    }

    @Override
    public void awaitListening() throws Exception {
        String rejected = "select count() from rejected where topic = 'obs/PROBE'";
        long before = store().count(rejected);
        try (Peer peer = new Peer(broker.uri())) {
            long[] next = {System.nanoTime()};
            Await.until(
                    PATIENCE,
                    "the job listens",
                    () -> {
                        if (System.nanoTime() >= next[0]) {
                            peer.publish("fengsui/v1/obs/PROBE", "from nowhere " + next[0]);
                            next[0] = System.nanoTime() + EVERY.toNanos();
                        }
                        return store().count(rejected) > before;
                    });
        }
    }

    @Override
    public void awaitUp() throws Exception {
        cluster.awaitLeader();
        cluster.awaitTaskManagers(FlinkCluster.TASK_MANAGERS);
        cluster.awaitRunning(job);
    }

    @Override
    public void stop() throws Exception {
        cluster.stopWithSavepoint(job);
    }

    @Override
    public void close() throws Exception {
        while (!processes.isEmpty()) {
            processes.pop().close();
        }
    }
}
