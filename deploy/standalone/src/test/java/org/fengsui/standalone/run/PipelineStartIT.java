package org.fengsui.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.standalone.cluster.ClusterFailure;
import org.fengsui.standalone.cluster.PipelineCluster;
import org.fengsui.standalone.cluster.RetainedCheckpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State whose file has its full size and is wrong all the same. */
class PipelineStartIT {
    @TempDir Path folder;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void stateThatFlinkCannotRestore_fallsBack_andRefusesWhenNoneIsLeft() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("data"));
        RetainedCheckpoints retained = new RetainedCheckpoints(data.checkpoints());
        try (PipelineCluster first = start(data, new RetainedCheckpoints.Choice(null, List.of()))) {
            assertThat(first.running()).isTrue();
            awaitCheckpoints(data, 3);
        }
        Path newest = Objects.requireNonNull(retained.newestReadable().from());
        spoil(newest);
        try (PipelineCluster second =
                start(data, new RetainedCheckpoints.Choice(newest, List.of()))) {
            assertThat(second.running()).isTrue();
        }
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("ALARM: checkpoint damaged, using the one before: " + newest);
        assertThat(newest).doesNotExist();

        Path last = Objects.requireNonNull(retained.newestReadable().from());
        try (Stream<Path> all = Files.walk(data.checkpoints(), 2)) {
            all.filter(path -> path.getFileName().toString().startsWith("chk-"))
                    .forEach(PipelineStartIT::spoil);
        }
        assertThatThrownBy(() -> start(data, new RetainedCheckpoints.Choice(last, List.of())))
                .isInstanceOf(ClusterFailure.class)
                .hasMessageContaining("cannot be restored from any of its checkpoints")
                .hasMessageContaining("--fresh");
    }

    private PipelineCluster start(DataFolder data, RetainedCheckpoints.Choice from)
            throws Exception {
        Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8));
        return new PipelineStart(
                        data,
                        false,
                        screen,
                        Clock.systemUTC(),
                        new StopSignal(),
                        new Readmission(
                                data.archive(),
                                MqttEndpoint.at("tcp://127.0.0.1:1"),
                                "fengsui/v1",
                                false,
                                screen),
                        () -> true)
                .from(from, PipelineStartIT::remember);
    }

    private static void awaitCheckpoints(DataFolder data, int count) throws IOException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        long complete = 0;
        while (complete < count) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
            try (Stream<Path> all = Files.walk(data.checkpoints(), 3)) {
                complete = all.filter(file -> file.endsWith("_metadata")).count();
            } catch (UncheckedIOException changing) {
                complete = 0;
            }
        }
    }

    private static void spoil(Path checkpoint) {
        try (Stream<Path> files = Files.list(checkpoint)) {
            for (Path file : files.filter(file -> !file.endsWith("_metadata")).toList()) {
                byte[] wrong = new byte[Math.toIntExact(Files.size(file))];
                Arrays.fill(wrong, (byte) 0xff);
                Files.write(file, wrong);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void remember(StreamExecutionEnvironment environment) {
        environment
                .fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perSecond(100),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .keyBy(number -> number % 4)
                .process(new Remember())
                .uid("remember")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
    }

    /** More than a checkpoint would keep in its metadata. */
    private static final class Remember extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1;

        @Override
        public void processElement(Long number, Context context, Collector<Long> out)
                throws Exception {
            ValueState<byte[]> state =
                    getRuntimeContext()
                            .getState(
                                    new ValueStateDescriptor<>(
                                            "much",
                                            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
            state.update(new byte[64 << 10]);
            out.collect(number);
        }
    }
}
