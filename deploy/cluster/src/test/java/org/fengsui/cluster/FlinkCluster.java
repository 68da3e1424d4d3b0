package org.fengsui.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A Flink cluster as operators run it, each part a JVM of its own on loopback: ZooKeeper, two job
 * managers of which one leads, two task managers with two slots each. Configured by {@code
 * deploy/cluster/conf/config.yaml}; logs in {@code home/log}, one file per start of a process.
 *
 * <p>Not thread-safe.
 */
final class FlinkCluster implements AutoCloseable {
    static final int JOB_MANAGERS = 2;
    static final int TASK_MANAGERS = 2;

    private static final String CLUSTER = "/fengsui";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration COMMAND = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Distribution distribution;
    private final ZooKeeperProcess zooKeeper;
    private final Leadership leadership;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int[] jobManagerPorts = new int[JOB_MANAGERS];
    private final JavaProcess[] jobManagers = new JavaProcess[JOB_MANAGERS];
    private final JavaProcess[] taskManagers = new JavaProcess[TASK_MANAGERS];

    private FlinkCluster(
            Distribution distribution, ZooKeeperProcess zooKeeper, Leadership leadership) {
        this.distribution = distribution;
        this.zooKeeper = zooKeeper;
        this.leadership = leadership;
    }

    /**
     * Starts everything, and returns when a leader has all task managers.
     *
     * @param home folder of configuration, logs, HA storage, checkpoints, savepoints
     * @param overrides of the configuration file
     */
    static FlinkCluster start(Path home, Map<String, String> overrides) throws Exception {
        String quorum = "127.0.0.1:" + Ports.free();
        Map<String, String> all = new HashMap<>();
        all.put("high-availability.zookeeper.quorum", quorum);
        all.put("high-availability.storageDir", home.resolve("ha").toUri().toString());
        all.put("execution.checkpointing.dir", "synced://" + checkpoints(home).toAbsolutePath());
        all.put(
                "execution.checkpointing.savepoint-dir",
                home.resolve("savepoints").toUri().toString());
        all.put("io.tmp.dirs", home.resolve("tmp").toString());
        for (String host :
                List.of(
                        "jobmanager.rpc.address",
                        "jobmanager.bind-host",
                        "taskmanager.host",
                        "taskmanager.bind-host",
                        "rest.address",
                        "rest.bind-address")) {
            all.put(host, "127.0.0.1");
        }
        all.put("rest.bind-port", "0");
        all.put("taskmanager.memory.process.size", "768m");
        all.put("taskmanager.memory.managed.size", "16m");
        all.put("taskmanager.memory.network.min", "64m");
        all.put("taskmanager.memory.network.max", "64m");
        all.put("taskmanager.memory.jvm-metaspace.size", "160m");
        all.putAll(overrides);
        Distribution distribution = Distribution.in(home, all);
        distribution.addPlugin("fengsui", Distribution.jobJar());
        ZooKeeperProcess zooKeeper =
                ZooKeeperProcess.start(
                        distribution, Integer.parseInt(quorum.substring(quorum.indexOf(':') + 1)));
        FlinkCluster cluster =
                new FlinkCluster(distribution, zooKeeper, new Leadership(quorum, CLUSTER));
        try {
            for (int i = 0; i < JOB_MANAGERS; i++) {
                cluster.jobManagerPorts[i] = Ports.free();
                cluster.startJobManager(i);
            }
            for (int i = 0; i < TASK_MANAGERS; i++) {
                cluster.startTaskManager(i);
            }
            cluster.awaitTaskManagers(TASK_MANAGERS);
        } catch (Throwable failed) {
            cluster.close();
            throw failed;
        }
        return cluster;
    }

    Distribution distribution() {
        return distribution;
    }

    /** Folder of the checkpoints below a home. */
    static Path checkpoints(Path home) {
        return home.resolve("checkpoints");
    }

    /** {@code flink run -d}; returns the id of the job. */
    String submit(Path jar, String... arguments) throws Exception {
        return submit(List.of(), jar, arguments);
    }

    /** {@code flink run -d -s}; returns the id of the job. */
    String submitFrom(String savepoint, Path jar, String... arguments) throws Exception {
        return submit(List.of("-s", savepoint), jar, arguments);
    }

    /** {@code flink run -d} with options of the command itself, such as {@code -p 1}. */
    String submit(List<String> options, Path jar, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("run", "-d"));
        command.addAll(options);
        command.add(jar.toString());
        command.addAll(Arrays.asList(arguments));
        return found("JobID ([0-9a-f]{32})", cli(command));
    }

    /** {@code flink stop}; returns where the savepoint is. */
    String stopWithSavepoint(String job) throws Exception {
        return found("Savepoint completed. Path: (\\S+)", cli(List.of("stop", job)));
    }

    /** {@code flink cancel}. */
    void cancel(String job) throws Exception {
        cli(List.of("cancel", job));
    }

    /** State of the job as its leader says it; "" while nobody leads or knows it. */
    String jobState(String job) throws Exception {
        return get("/jobs/" + job).path("state").asText("");
    }

    /** Whether every task of the job runs. */
    boolean running(String job) throws Exception {
        JsonNode answer = get("/jobs/" + job);
        if (!answer.path("state").asText("").equals("RUNNING")) {
            return false;
        }
        for (JsonNode vertex : answer.path("vertices")) {
            if (!vertex.path("status").asText("").equals("RUNNING")) {
                return false;
            }
        }
        return true;
    }

    void awaitRunning(String job) throws Exception {
        Await.until(START, "all tasks of the job run", () -> running(job));
    }

    /** Number of the newest completed checkpoint of the job; 0 where there is none. */
    long newestCheckpoint(String job) throws Exception {
        return get("/jobs/" + job + "/checkpoints")
                .path("latest")
                .path("completed")
                .path("id")
                .asLong(0);
    }

    /** The answer of the leader's REST interface; an empty node while there is none. */
    JsonNode get(String path) throws Exception {
        String rest = leadership.rest();
        if (rest == null) {
            return JSON.createObjectNode();
        }
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(rest + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException cutOff) {
            return JSON.createObjectNode();
        }
    }

    /** The job manager that leads, -1 where none does. */
    int leader() throws Exception {
        String address = leadership.dispatcher();
        for (int i = 0; i < JOB_MANAGERS; i++) {
            if (address != null
                    && address.contains(":" + jobManagerPorts[i] + "/")
                    && jobManagers[i].isAlive()) {
                return i;
            }
        }
        return -1;
    }

    /** Waits until a job manager leads that is alive, and returns it. */
    int awaitLeader() throws Exception {
        Await.until(START, "a job manager leads", () -> leader() >= 0);
        return leader();
    }

    /** SIGKILL. */
    void killJobManager(int i) throws InterruptedException {
        jobManagers[i].kill();
    }

    void startJobManager(int i) throws IOException {
        jobManagers[i] =
                distribution.start(
                        "jobmanager-" + i,
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        List.of("-Xmx384m", "-XX:MaxMetaspaceSize=256m"),
                        List.of(
                                "--configDir",
                                distribution.conf().toString(),
                                "-D",
                                "high-availability.jobmanager.port=" + jobManagerPorts[i]));
    }

    JavaProcess jobManager(int i) {
        return jobManagers[i];
    }

    /** SIGKILL. */
    void killTaskManager(int i) throws InterruptedException {
        taskManagers[i].kill();
    }

    void startTaskManager(int i) throws IOException {
        TaskExecutorProcessSpec memory =
                TaskExecutorProcessUtils.processSpecFromConfig(distribution.configuration());
        List<String> arguments =
                new ArrayList<>(List.of("--configDir", distribution.conf().toString()));
        arguments.addAll(
                Arrays.asList(
                        TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)
                                .strip()
                                .split("\\s+")));
        taskManagers[i] =
                distribution.start(
                        "taskmanager-" + i,
                        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                        Arrays.asList(
                                ProcessMemoryUtils.generateJvmParametersStr(memory)
                                        .strip()
                                        .split("\\s+")),
                        arguments);
    }

    JavaProcess taskManager(int i) {
        return taskManagers[i];
    }

    /** Waits until the leader knows at least so many task managers. */
    void awaitTaskManagers(int count) throws Exception {
        Await.until(
                START,
                count + " task managers, see " + distribution.home().resolve("log"),
                () -> get("/overview").path("taskmanagers").asInt() >= count);
    }

    /** Kills all processes that this cluster started, and no other. */
    @Override
    public void close() throws Exception {
        for (JavaProcess[] processes : new JavaProcess[][] {taskManagers, jobManagers}) {
            for (JavaProcess process : processes) {
                if (process != null) {
                    process.close();
                }
            }
        }
        zooKeeper.close();
    }

    private String cli(List<String> arguments) throws Exception {
        try (JavaProcess command =
                distribution.start(
                        "flink-" + arguments.get(0),
                        "org.apache.flink.client.cli.CliFrontend",
                        List.of("-Xmx256m"),
                        arguments)) {
            int code = command.exitCode(COMMAND);
            String output = command.output();
            if (code != 0) {
                throw new AssertionError(
                        "flink " + arguments + " ended with " + code + ":\n" + output);
            }
            return output;
        }
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in:\n" + text);
        }
        return matcher.group(1);
    }
}
