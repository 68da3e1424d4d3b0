package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.fengsui.hazards.wire.Arrival;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the source keeps with every broker that we name. A cluster for each class: one that was
 * stopped reports no metrics any more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrokerContract {

    static final String ROOT = "fengsui/v1";
    static final String CLIENT = "it-obs-0";
    private final InMemoryReporter metrics = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    final MiniClusterExtension cluster =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .setConfiguration(metrics.addToConfiguration(new Configuration()))
                            .build());

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Map<String, Seen> SEEN = new ConcurrentHashMap<>();
    private static final AtomicInteger RUNS = new AtomicInteger();

    private TestBroker broker;
    private JobClient job;
    private String run;
    private String savepoint;

    abstract TestBroker startBroker(Path folder) throws Exception;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        run = getClass().getSimpleName() + RUNS.incrementAndGet();
        SEEN.put(run, new Seen());
        savepoint = null;
        broker = startBroker(folder);
    }

    @AfterEach
    void stop() throws Exception {
        cancel();
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void checkpointed_everythingIsAcknowledged() throws Exception {
        run(source(broker.uri()), 0);
        publish(0, 1_000);
        awaitSeen(1_000);
        awaitAcknowledged();
        cancel();

        assertNothingIsQueued();
        assertThat(seen().records()).isEqualTo(1_000);
    }

    @Test
    void strangerTakesTheClientId_sourceTakesItBackAndLosesNothing() throws Exception {
        run(source(broker.uri()), 0);
        publish(0, 300);
        PahoSession stranger = session(CLIENT, new LinkedBlockingQueue<>());
        stranger.connect(List.of());
        Waiting.until("taken back", () -> counter("reconnects") > 0 && !stranger.isConnected());
        stranger.close();
        publish(300, 600);

        awaitSeen(600);
        awaitAcknowledged();
        assertThat(counter("lost")).isZero();
    }

    @Test
    void lineCutAndDelayed_nothingIsLost() throws Exception {
        try (TcpProxy line = new TcpProxy(broker.port())) {
            run(source(line.uri()), 0);
            line.delay(20);
            for (int round = 0; round < 3; round++) {
                publish(round * 300, round * 300 + 300);
                line.cut();
                long reconnects = round + 1;
                Waiting.until("again connected", () -> counter("reconnects") >= reconnects);
            }

            awaitSeen(900);
            awaitAcknowledged();
            assertThat(counter("lost")).isZero();
            Waiting.until("a gap for the time away", () -> seen().gaps > 0);
        }
    }

    /** Of its own: Mosquitto 2.0.11 forgets shared subscriptions over a restart. */
    @Test
    void brokerRestarts_sessionKept_nothingIsLost() throws Exception {
        run(own(broker.uri()), 0);
        publish(0, 300);
        broker.restart();
        publish(300, 600);

        awaitSeen(600);
        awaitAcknowledged();
        assertThat(counter("lost")).isZero();
    }

    @Test
    void brokerRestarts_sessionLost_isCountedAndGoesOn() throws Exception {
        run(source(broker.uri()), 0);
        publish(0, 300);
        awaitSeen(300);
        broker.restartEmpty();
        Waiting.until("the loss is counted", () -> counter("lost") == 1);
        publish(300, 600);

        awaitSeen(600);
        awaitAcknowledged();
    }

    @Test
    void threeCheckpointsFail_theNextAcknowledgesAll() throws Exception {
        run(source(broker.uri()), 3);
        publish(0, 300);

        awaitSeen(300);
        awaitAcknowledged();
        assertThat(seen().failedCheckpoints.get()).isGreaterThanOrEqualTo(3);
        assertThat(seen().records()).isEqualTo(300);
        cancel();
        assertNothingIsQueued();
    }

    @Test
    void fewerSessionsBySavepoint_surplusIsDrainedAndClosed(@TempDir Path savepoints)
            throws Exception {
        run(source(broker.uri(), 2, 0), 0);
        Waiting.until("both connected", () -> value(1, "connected") == 1);
        publish(0, 300);
        awaitSeen(300);
        JobClient before = job;
        job = null;
        savepoint =
                before.stopWithSavepoint(
                                false, savepoints.toString(), SavepointFormatType.CANONICAL)
                        .get(60, TimeUnit.SECONDS);
        publish(300, 600);

        run(source(broker.uri(), 1, 2), 0);
        Waiting.until("the surplus is closed", () -> value(1, "retired") == 1);
        publish(600, 900);

        awaitSeen(900);
        awaitAcknowledged();
        PahoSession surplus = session("it-obs-1", new LinkedBlockingQueue<>());
        assertThat(surplus.connect(List.of()).sessionPresent()).isFalse();
        surplus.close();
        cancel();
        assertNothingIsQueued();
    }

    private static MqttSource own(String uri) {
        return MqttSource.builder()
                .endpoint(MqttEndpoint.at(uri))
                .clientIdPrefix("it")
                .root(ROOT)
                .disjoint(List.of(List.of("obs/#")))
                .build();
    }

    static MqttSource source(String uri) {
        return source(uri, 1, 0);
    }

    private static MqttSource source(String uri, int sessions, int former) {
        return MqttSource.builder()
                .endpoint(MqttEndpoint.at(uri))
                .clientIdPrefix("it")
                .root(ROOT)
                .shared("judging", sessions, "obs/#")
                .retiring(former)
                .build();
    }

    void run(MqttSource source, int failingCheckpoints) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 1_000);
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        if (failingCheckpoints > 0) {
            configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, TIMEOUT);
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        source.addTo(env, run)
                .map(new Witness(run, failingCheckpoints))
                .uid("witness")
                .sinkTo(new DiscardingSink<>())
                .uid("end");
        job = env.executeAsync(run);
        Waiting.until("subscribed", () -> value("window") > 0 && value("connected") == 1);
    }

    private void publish(int from, int to) throws Exception {
        try (TestPublisher station = new TestPublisher(broker.uri(), "station-" + from)) {
            station.publish(ROOT + "/obs/A", from, to);
        }
    }

    void awaitSeen(int numbers) {
        Waiting.until(numbers + " seen", () -> seen().numbers() == numbers);
    }

    private void awaitAcknowledged() {
        Waiting.until("all acknowledged", () -> gauge("unacknowledged") == 0);
    }

    /** The next that the session receives is what was published last. */
    private void assertNothingIsQueued() throws Exception {
        BlockingQueue<MqttSession.Message> received = new LinkedBlockingQueue<>();
        PahoSession again = session(CLIENT, received);
        assertThat(again.connect(List.of("$share/judging/" + ROOT + "/obs/#")))
                .extracting(MqttSession.Connected::sessionPresent)
                .isEqualTo(true);
        publish(77_777, 77_778);
        assertThat(received.poll(30, TimeUnit.SECONDS).payload()).asString().isEqualTo("77777");
        again.close();
    }

    private PahoSession session(String clientId, BlockingQueue<MqttSession.Message> received)
            throws Exception {
        return new PahoSession(
                MqttEndpoint.at(broker.uri()),
                new MqttSessions.Identity(clientId, 3_600, 65_535, 1_048_576),
                new MqttSession.Listener() {
                    @Override
                    public void arrived(MqttSession.Message message) {
                        received.add(message);
                    }

                    @Override
                    public void lost(String reason) {
                        // The test asks.
                    }
                });
    }

    private void cancel() throws Exception {
        if (job != null) {
            JobClient running = job;
            job = null;
            running.cancel().get(30, TimeUnit.SECONDS);
            Waiting.until(
                    "the job is gone",
                    () -> running.getJobStatus().join().isGloballyTerminalState());
        }
    }

    private Seen seen() {
        return SEEN.get(run);
    }

    long gauge(String name) {
        return value(name);
    }

    private long counter(String name) {
        return value(name);
    }

    /** A metric of the slot by the end of its name, -1 where there is none yet. */
    private long value(String name) {
        return value(0, name);
    }

    private long value(int slot, String name) {
        return metrics
                .findMetrics(job.getJobID(), "mqtt\\.slot\\." + slot + "\\.(.*\\.)?" + name + "$")
                .values()
                .stream()
                .mapToLong(BrokerContract::number)
                .findFirst()
                .orElse(-1);
    }

    private static long number(Metric metric) {
        return metric instanceof Counter counter
                ? counter.getCount()
                : ((Number) ((Gauge<?>) metric).getValue()).longValue();
    }

    private static final class Seen {

        private final BitSet numbers = new BitSet();
        private final AtomicInteger failedCheckpoints = new AtomicInteger();
        private int records;
        private volatile int gaps;

        synchronized void add(int number) {
            numbers.set(number);
            records++;
        }

        synchronized int numbers() {
            return numbers.cardinality();
        }

        synchronized int records() {
            return records;
        }
    }

    /** Notes what passes and makes so many checkpoints expire. */
    private static final class Witness extends RichMapFunction<Arrival, Integer>
            implements CheckpointedFunction, CheckpointListener {

        private final String run;
        private final int failing;

        Witness(String run, int failing) {
            this.run = run;
            this.failing = failing;
        }

        @Override
        public Integer map(Arrival arrival) {
            if (arrival.topic().equals(Arrival.GAP)) {
                SEEN.get(run).gaps++;
                return -1;
            }
            int number = Integer.parseInt(arrival.text());
            SEEN.get(run).add(number);
            return number;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            Seen seen = SEEN.get(run);
            if (seen.numbers() > 0 && seen.failedCheckpoints.get() < failing) {
                LockSupport.parkNanos(TIMEOUT.multipliedBy(2).toNanos());
            }
        }

        @Override
        public void notifyCheckpointAborted(long checkpoint) {
            SEEN.get(run).failedCheckpoints.incrementAndGet();
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            // only failures count
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {
            // nothing to restore
        }
    }
}
