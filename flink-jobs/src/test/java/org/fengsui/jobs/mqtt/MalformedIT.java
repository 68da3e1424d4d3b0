package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.operators.DecodeFunction;
import org.fengsui.jobs.testing.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Malformed payloads between good ones, through a broker and the pipeline's own decoding. 20 000 of
 * them, {@code -Dit.malformed=1000000} for a million.
 */
class MalformedIT {

    private static final int MALFORMED = Integer.getInteger("it.malformed", 20_000);
    private static final int GOOD_EACH = 100;
    private static final int BATCH = 5_000;
    private static final String[] BAD = {
        "", "{", "null", "[]x", "{\"station\":\"A\"}", "\u0000\u0001", "{\"time\":1e999}", "[[[[[[["
    };
    private static final AtomicInteger REJECTED = new AtomicInteger();
    private static final AtomicInteger READINGS = new AtomicInteger();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    @Test
    void malformedPayloads_areEachRejectedAndStopNothing(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            JobClient job = run(broker);
            Waiting.until("subscribed", () -> broker.subscribed("judging"));
            int good = publish(broker);

            Waiting.until("all readings", () -> READINGS.get() == good);
            Waiting.until("all rejected", () -> REJECTED.get() == MALFORMED);
            Waiting.until("all acknowledged", () -> broker.queued("judging") == 0);
            assertThat(job.getJobStatus().get().isGloballyTerminalState()).isFalse();
            job.cancel().get(30, TimeUnit.SECONDS);
        }
    }

    private static JobClient run(EmbeddedBroker broker) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL, java.time.Duration.ofMillis(500));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        DataStream<Input> inputs =
                BrokerContract.source(broker.uri())
                        .addTo(env, "mqtt")
                        .map(Input::of)
                        .returns(Input.class)
                        .uid("input");
        SingleOutputStreamOperator<Reading> readings =
                inputs.process(new DecodeFunction()).uid("decode");
        readings.map(reading -> READINGS.incrementAndGet())
                .returns(Integer.class)
                .uid("readings")
                .sinkTo(new DiscardingSink<>())
                .uid("end-readings");
        readings.getSideOutput(DecodeFunction.REJECTED)
                .map(rejected -> REJECTED.incrementAndGet())
                .returns(Integer.class)
                .uid("rejected")
                .sinkTo(new DiscardingSink<>())
                .uid("end-rejected");
        return env.executeAsync("malformed");
    }

    private static int publish(EmbeddedBroker broker) throws Exception {
        int good = 0;
        String topic = BrokerContract.ROOT + "/obs/A";
        try (TestPublisher station = new TestPublisher(broker.uri(), "station")) {
            for (int from = 0; from < MALFORMED; from += BATCH) {
                int size = Math.min(BATCH, MALFORMED - from);
                byte[][] payloads = new byte[size + size / GOOD_EACH][];
                for (int i = 0, bad = 0; i < payloads.length; i++) {
                    boolean isGood = i % (GOOD_EACH + 1) == GOOD_EACH;
                    payloads[i] =
                            (isGood ? reading(good++) : BAD[bad++ % BAD.length])
                                    .getBytes(StandardCharsets.UTF_8);
                }
                station.publishAll(topic, payloads);
            }
        }
        return good;
    }

    private static String reading(int number) {
        return "{\"station\":\"A\",\"time\":"
                + (1_700_000_000_000L + number)
                + ",\"values\":{\"water_depth\":0.1}}";
    }
}
