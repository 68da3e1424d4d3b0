package org.fengsui.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.operators.JudgingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State is found again after a restart by the uids: they are there, unique and do not change. */
class TopologyTest {

    private static final JudgingOptions JUDGING =
            new JudgingOptions("stations: []", "version: 1", false, Long.MAX_VALUE);

    @TempDir private Path directory;

    private final StreamExecutionEnvironment env = environment();

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration)
                .enableCheckpointing(1000);
    }

    @Test
    void livePipeline_uids_areThoseOfEarlierReleases() throws Exception {
        LivePipeline.build(env, live(false));

        assertThat(uids()).isEqualTo(golden("uids-live.txt"));
    }

    @Test
    void simulatedPipeline_uids_areThoseOfEarlierReleases() throws Exception {
        LivePipeline.build(env, live(true));

        assertThat(uids()).isEqualTo(golden("uids-simulated.txt"));
    }

    @Test
    void replay_uids_areThoseOfTheLiveOperators() throws Exception {
        DataStream<Input> inputs =
                env.fromSource(
                                new NumberSequenceSource(0, 1),
                                WatermarkStrategy.noWatermarks(),
                                "recorded")
                        .uid("replay-source")
                        .map(at -> Input.of(new Arrival(at, Arrival.TICK, new byte[0])))
                        .returns(Input.class)
                        .uid("recorded-input");
        Topology.build(inputs, JUDGING);

        assertThat(uids()).isEqualTo(golden("uids-replay.txt"));
    }

    @Test
    void livePipeline_namesAndKeyGroups_areFixed() {
        env.setParallelism(100).setMaxParallelism(256);
        LivePipeline.build(env, live(false));

        for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
            String uid = node.getTransformationUID();
            assertThat(node.getMaxParallelism())
                    .as(uid)
                    .isEqualTo(uid.equals("control") ? 1 : Topology.MAX_PARALLELISM);
            assertThat(node.getOperatorName()).contains(uid.replaceFirst("Sink Committer: ", ""));
        }
    }

    @Test
    void livePipeline_betweenTasks_recordsWaitTenMillisecondsAtMost() throws Exception {
        LivePipeline.build(env, live(false));

        assertThat(env.getStreamGraph().getStreamNodes())
                .allSatisfy(node -> assertThat(node.getBufferTimeout()).isLessThanOrEqualTo(20));
    }

    private LiveOptions live(boolean simulated) {
        return new LiveOptions(
                MqttEndpoint.at("tcp://127.0.0.1:1883"),
                "fengsui/v1",
                "fengsui",
                2,
                simulated,
                directory.resolve("segments"),
                directory.resolve("archive"),
                "",
                JUDGING);
    }

    private List<String> uids() {
        List<String> uids =
                env.getStreamGraph().getStreamNodes().stream()
                        .map(StreamNode::getTransformationUID)
                        .map(uid -> Objects.requireNonNullElse(uid, "(none)"))
                        .sorted()
                        .toList();
        assertThat(uids).doesNotContain("(none)").doesNotHaveDuplicates();
        return uids;
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream in = TopologyTest.class.getResourceAsStream(name)) {
            assertThat(in).as("golden file %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
