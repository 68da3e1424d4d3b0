package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The source and the publisher against a real broker in a real cluster. */
class MqttSourceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROOT = "fengsui/v1";

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    /** What reached the end of a job, by the name of the test. */
    private static final Map<String, Seen> SEEN = new ConcurrentHashMap<>();

    private EmbeddedBroker broker;
    private JobClient job;
    private String test;

    @BeforeEach
    void startBroker(@TempDir Path folder, TestInfo info) throws Exception {
        broker = EmbeddedBroker.start(folder);
        test = info.getTestMethod().orElseThrow().getName();
        SEEN.put(test, new Seen());
    }

    @AfterEach
    void stopAll() throws Exception {
        if (job != null) {
            job.cancel().get(30, TimeUnit.SECONDS);
            await("the job is gone", this::ended);
        }
        broker.close();
    }

    @Test
    void messages_checkpointed_areAllAcknowledged() throws Exception {
        run(shared(), 2, false);
        awaitSubscribed();
        try (TestPublisher station = new TestPublisher(broker.uri(), "station")) {
            station.publish(ROOT + "/obs/A", 0, 2_000);
        }

        await("all seen", () -> seen().numbers() == 2_000);
        await("all acknowledged", () -> broker.queued("judging") == 0);
        assertThat(seen().records()).isEqualTo(2_000);
    }

    @Test
    void jobFails_everyMessageArrivesAtLeastOnce() throws Exception {
        run(shared(), 2, true);
        awaitSubscribed();
        try (TestPublisher station = new TestPublisher(broker.uri(), "station")) {
            station.publish(ROOT + "/obs/A", 0, 3_000);
        }

        await("all seen", () -> seen().numbers() == 3_000);
        await("all acknowledged", () -> broker.queued("judging") == 0);
        assertThat(seen().failed.get()).isTrue();
        await("a gap for the time away", () -> seen().gaps > 0);
    }

    @Test
    void brokerRestarts_sourceComesBackAndLosesNothing() throws Exception {
        run(shared(), 1, false);
        awaitSubscribed();
        try (TestPublisher station = new TestPublisher(broker.uri(), "before")) {
            station.publish(ROOT + "/obs/A", 0, 500);
        }
        await("first half", () -> seen().numbers() == 500);
        broker.stop();
        broker.startAgain();
        try (TestPublisher station = new TestPublisher(broker.uri(), "after")) {
            station.publish(ROOT + "/obs/A", 500, 1_000);
        }

        await("second half", () -> seen().numbers() == 1_000);
        await("all acknowledged", () -> broker.queued("judging") == 0);
        await("a gap for the time away", () -> seen().gaps > 0);
    }

    @Test
    void published_reachesSubscribersAndIsRetained() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        source().control("report/#")
                .build()
                .addTo(env, "control")
                .filter(arrival -> arrival.topic().startsWith("report/"))
                .uid("reports")
                .map(arrival -> new Publication(ROOT + "/warn/A", arrival.payload(), true))
                .uid("publications")
                .sinkTo(MqttPublisher.to(MqttEndpoint.at(broker.uri()), "publisher"))
                .uid("publisher");
        job = env.executeAsync(test);
        await("subscribed", () -> broker.subscribed("it-control-0"));
        try (TestPublisher person = new TestPublisher(broker.uri(), "person", ROOT + "/warn/#")) {
            person.publish(ROOT + "/report/p", 7, 8);
            assertThat(person.received().poll(30, TimeUnit.SECONDS).payload())
                    .asString()
                    .isEqualTo("7");
        }
        try (TestPublisher late = new TestPublisher(broker.uri(), "late", ROOT + "/warn/#")) {
            MqttSession.Message message = late.received().poll(30, TimeUnit.SECONDS);
            assertThat(message.payload()).asString().isEqualTo("7");
            assertThat(message.retained()).isTrue();
        }
    }

    @Test
    void tooLargeMessage_isNotSeenAndHoldsNothingUp() throws Exception {
        run(shared(), 1, false);
        awaitSubscribed();
        try (TestPublisher station = new TestPublisher(broker.uri(), "station")) {
            station.publish(ROOT + "/obs/A", new byte[4 * 1_024 * 1_024]);
            station.publish(ROOT + "/obs/A", 0, 10);
        }

        await("the others seen", () -> seen().numbers() == 10);
        await("all acknowledged", () -> broker.queued("judging") == 0);
        assertThat(seen().records()).isEqualTo(10);
    }

    @Test
    void simulatedClock_takesTheTimeOfThePublisher() throws Exception {
        run(source().simulated().build(), 1, false);
        await("subscribed", () -> broker.subscribed("it-simulated-0"));
        try (TestPublisher station = new TestPublisher(broker.uri(), "station")) {
            station.publishAt(1_000, ROOT + "/obs/A", "1");
            station.publishAt(2_000, ROOT + "/status/A", "2");
            station.publish(ROOT + "/warn/d/_/_/river/A", 3, 4);
            station.publish(ROOT + "/clock", 9_000, 9_001);
            station.publishAt(9_500, ROOT + "/obs/A", "4");
        }

        await("the last seen", () -> seen().has(4));
        assertThat(seen().received())
                .containsExactly("obs/A 1000", "status/A 2000", "clock 9000", "obs/A 9500");
    }

    private MqttSourceBuilder source() {
        return MqttSource.builder()
                .endpoint(MqttEndpoint.at(broker.uri()))
                .clientIdPrefix("it")
                .root(ROOT);
    }

    private MqttSource shared() {
        return source().shared("judging", 2, "obs/#").build();
    }

    private void run(MqttSource source, int parallelism, boolean failing) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        source.addTo(env, "mqtt")
                .map(new Witness(test, failing))
                .uid("witness")
                .sinkTo(new DiscardingSink<>())
                .uid("end");
        job = env.executeAsync(test);
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        return env;
    }

    private Seen seen() {
        return SEEN.get(test);
    }

    private boolean ended() {
        try {
            return job.getJobStatus().get(30, TimeUnit.SECONDS).isGloballyTerminalState();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void awaitSubscribed() {
        await("subscribed", () -> broker.subscribed("judging"));
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting for: " + what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** Everything that passed, over all restarts of a job. */
    private static final class Seen {

        private final BitSet numbers = new BitSet();
        private final AtomicBoolean failed = new AtomicBoolean();
        private final List<String> received = new ArrayList<>();
        private volatile int gaps;

        synchronized void add(Arrival arrival) {
            numbers.set(Integer.parseInt(arrival.text()));
            received.add(arrival.topic() + " " + arrival.received());
        }

        synchronized boolean has(int number) {
            return numbers.get(number);
        }

        synchronized List<String> received() {
            return List.copyOf(received);
        }

        synchronized int numbers() {
            return numbers.cardinality();
        }

        synchronized int records() {
            return received.size();
        }
    }

    /** Notes what passes; fails once, in the middle, if asked to. */
    private record Witness(String test, boolean failing) implements MapFunction<Arrival, Integer> {

        @Override
        public Integer map(Arrival arrival) {
            Seen seen = SEEN.get(test);
            if (arrival.topic().equals(Arrival.GAP)) {
                seen.gaps++;
                return -1;
            }
            int number = Integer.parseInt(arrival.text());
            if (failing && number > 1_000 && seen.failed.compareAndSet(false, true)) {
                throw new IllegalStateException("fails once, as the test wants");
            }
            seen.add(arrival);
            return number;
        }
    }
}
