package org.fengsui.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.archive.ArchiveSink;
import org.fengsui.jobs.mqtt.MillisClock;
import org.fengsui.jobs.mqtt.MqttPublisher;
import org.fengsui.jobs.mqtt.MqttSource;
import org.fengsui.jobs.mqtt.MqttSourceBuilder;
import org.fengsui.jobs.mqtt.Publication;
import org.fengsui.jobs.segment.SegmentSink;
import org.fengsui.jobs.store.LineProtocol;

/**
 * The live job: MQTT in; archive, store segments and published warnings out.
 *
 * <p>Readings and detections come through shared sessions, everything else through one control
 * session; under a simulated clock all comes through one session, in the order of publishing. What
 * is archived is exactly what the surviving state has seen.
 */
public final class LivePipeline {

    private static final String[] STATION_TOPICS = {"obs/#", "det/#"};
    private static final String[] CONTROL_TOPICS = {
        "act/#", "status/#", "config/#", "report/#", "official/#", "warn/#", "clock"
    };

    /**
     * Well above what is decoded, so that a message that is too large is rejected with its reason.
     */
    private static final int MAX_PACKET = 8 << 20;

    /**
     * How long a record may wait for company on its way to another task. A warning makes three such
     * ways, so Flink's default of 100 ms would alone exceed the latency a warning is allowed.
     */
    private static final long BUFFER_TIMEOUT_MS = 20;

    private LivePipeline() {}

    /** Adds sources, operators and sinks to the environment. */
    public static void build(StreamExecutionEnvironment env, LiveOptions options) {
        build(env, options, MillisClock.system());
    }

    /** With another clock for the sources, for tests. */
    public static void build(
            StreamExecutionEnvironment env, LiveOptions options, MillisClock clock) {
        env.setBufferTimeout(BUFFER_TIMEOUT_MS);
        // what goes from operator to operator is never changed after it was made
        env.getConfig().enableObjectReuse();
        List<DataStream<Arrival>> sources = sources(env, options, clock);
        DataStream<Arrival> arrivals = sources.get(0);
        for (DataStream<Arrival> other : sources.subList(1, sources.size())) {
            arrivals = arrivals.union(other);
        }
        arrivals.sinkTo(new ArchiveSink(options.archive())).name("archive").uid("archive");

        List<DataStream<Input>> inputs = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            inputs.add(
                    sources.get(i)
                            .map(Input::of)
                            .returns(Input.class)
                            .name("input-" + i)
                            .uid("input-" + i)
                            .setParallelism(sources.get(i).getParallelism()));
        }
        Judged judged = Topology.build(inputs, options.judging());
        store(judged, options);
        publish(judged, options);
    }

    private static List<DataStream<Arrival>> sources(
            StreamExecutionEnvironment env, LiveOptions options, MillisClock clock) {
        if (options.simulated()) {
            return List.of(
                    source(options, "simulated", clock)
                            .simulated()
                            .build()
                            .addTo(env, "mqtt-simulated"));
        }
        MqttSourceBuilder builder = source(options, "stations", clock);
        // Alone it subscribes for itself: not every broker keeps a share over its own restart.
        builder =
                options.sessions() == 1
                        ? builder.disjoint(List.of(List.of(STATION_TOPICS)))
                        : builder.shared(options.clientId(), options.sessions(), STATION_TOPICS);
        MqttSource stations =
                builder.expectedRate(ExpectedRate.of(options.judging().registry())).build();
        MqttSource control = source(options, "control", clock).control(CONTROL_TOPICS).build();
        return List.of(stations.addTo(env, "mqtt-stations"), control.addTo(env, "mqtt-control"));
    }

    private static MqttSourceBuilder source(LiveOptions options, String role, MillisClock clock) {
        return MqttSource.builder()
                .endpoint(options.broker())
                .clientIdPrefix(options.clientId() + "-" + role)
                .root(options.root())
                .maxPacketSize(MAX_PACKET)
                .clock(clock);
    }

    private static void store(Judged judged, LiveOptions options) {
        LineProtocol lines = new LineProtocol(options.storePrefix());
        lines(judged.warnings(), "warning", lines::warning)
                .union(
                        lines(judged.observations(), "observation", lines::observation),
                        lines(judged.indicators(), "indicator", lines::indicator),
                        lines(judged.actions(), "action", lines::action),
                        lines(judged.rejected(), "rejected", lines::rejected))
                .sinkTo(SegmentSink.lines(options.segments(), "store"))
                .name("store")
                .uid("store");
    }

    private static <T> DataStream<String> lines(
            DataStream<T> values, String name, MapFunction<T, String> line) {
        return values.map(line).returns(Types.STRING).name("line-" + name).uid("line-" + name);
    }

    private static void publish(Judged judged, LiveOptions options) {
        String root = options.root();
        judged.publications()
                .map(p -> new Publication(root + "/" + p.topic(), p.payload(), p.retained()))
                .returns(Publication.class)
                .name("publication")
                .uid("publication")
                .sinkTo(MqttPublisher.to(options.broker(), options.clientId() + "-publisher"))
                .name("publish")
                .uid("publish")
                .setParallelism(1);
    }
}
