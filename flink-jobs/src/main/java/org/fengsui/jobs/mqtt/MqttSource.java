package org.fengsui.jobs.mqtt;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.mqtt.SourceSettings.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages from an MQTT 5 broker, at least once: each is acknowledged when a checkpoint that holds
 * it is complete, so what a failure takes back the broker sends again. Not rewindable: restoring an
 * old savepoint does not bring back what was acknowledged since; replay the archive for that.
 *
 * <p>The source stamps {@code received}, which is also Flink's timestamp, and writes its own
 * watermarks; add it with {@link #addTo}, which sees to that.
 *
 * <pre>{@code
 * MqttSource.builder()
 *         .endpoint(MqttEndpoint.at("tcp://127.0.0.1:1883"))
 *         .clientIdPrefix("fengsui")
 *         .root("fengsui/v1")
 *         .shared("judging", 2, "obs/#", "det/#")
 *         .build()
 *         .addTo(env, "readings");
 * }</pre>
 *
 * <p>A session carries at most its receive window of messages per checkpoint interval. Payloads
 * above the maximum packet size are dropped by the broker and never seen here. Passwords are looked
 * up by the machine that connects and stay out of splits, state and {@link #toString}.
 */
public final class MqttSource
        implements Source<Arrival, MqttSessionSplit, MqttEnumeratorState>,
                ResultTypeQueryable<Arrival> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MqttSource.class);

    private final SourceSettings settings;

    MqttSource(SourceSettings settings) {
        this.settings = settings;
    }

    public static MqttSourceBuilder builder() {
        return new MqttSourceBuilder();
    }

    /**
     * Adds the source to a job: without a watermark strategy, since it writes its own, and at
     * parallelism 1 unless it may have several sessions.
     *
     * @param uid name and uid of the operator
     * @throws IllegalStateException when the job has no checkpoints, at which alone messages are
     *     acknowledged
     */
    public SingleOutputStreamOperator<Arrival> addTo(StreamExecutionEnvironment env, String uid) {
        if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
            throw new IllegalStateException(
                    "the MQTT source acknowledges messages at checkpoints only and would fall"
                            + " silent without; set execution.checkpointing.interval");
        }
        warnIfWindowBinds(env.getCheckpointConfig().getCheckpointInterval());
        DataStreamSource<Arrival> stream =
                env.fromSource(this, WatermarkStrategy.noWatermarks(), uid, getProducedType());
        return (settings.spread() ? stream : stream.setParallelism(1)).uid(uid);
    }

    private void warnIfWindowBinds(long intervalMs) {
        double most = settings.receiveWindow() * (double) settings.sessions() * 1_000 / intervalMs;
        if (settings.expectedRate() > most) {
            LOG.warn(
                    "{} expects {} messages/s but {} session(s) of window {} carry at most {}/s at a"
                            + " checkpoint interval of {} ms: add sessions or shorten the interval",
                    settings.clientIdBase(),
                    settings.expectedRate(),
                    settings.sessions(),
                    settings.receiveWindow(),
                    Math.round(most),
                    intervalMs);
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Arrival, MqttSessionSplit> createReader(SourceReaderContext context) {
        if (settings.mode() == Mode.SIMULATED && context.currentParallelism() > 1) {
            throw new IllegalStateException(
                    "a simulated clock has one order and so one reader: set the parallelism of the"
                            + " source to 1 instead of "
                            + context.currentParallelism());
        }
        Availability availability = new Availability();
        MqttEndpoint endpoint = settings.endpoint();
        MqttSessions sessions =
                (identity, listener) -> new PahoSession(endpoint, identity, listener);
        return new MqttSourceReader(
                split ->
                        new SessionSlot(
                                split,
                                sessions,
                                settings.identity(split.clientId()),
                                settings.role(split),
                                settings.clock(),
                                availability,
                                new SlotMetrics(
                                        context.metricGroup(),
                                        split.slot(),
                                        settings.receiveWindow()),
                                Threads.single(split.clientId())),
                settings.time(),
                settings.admission(),
                availability,
                settings.clock(),
                Threads.single(settings.clientIdBase() + "-timer"),
                new SessionChanges(context::sendSourceEventToCoordinator));
    }

    @Override
    public SplitEnumerator<MqttSessionSplit, MqttEnumeratorState> createEnumerator(
            SplitEnumeratorContext<MqttSessionSplit> context) {
        return MqttSplitEnumerator.create(context, settings.clientIdBase(), settings.sessions());
    }

    @Override
    public SplitEnumerator<MqttSessionSplit, MqttEnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<MqttSessionSplit> context, MqttEnumeratorState state) {
        return MqttSplitEnumerator.restore(
                context,
                settings.clientIdBase(),
                settings.sessions(),
                settings.formerSessions(),
                state);
    }

    @Override
    public SimpleVersionedSerializer<MqttSessionSplit> getSplitSerializer() {
        return new MqttSessionSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<MqttEnumeratorState> getEnumeratorCheckpointSerializer() {
        return new MqttEnumeratorStateSerializer();
    }

    @Override
    public TypeInformation<Arrival> getProducedType() {
        return TypeInformation.of(Arrival.class);
    }

    @Override
    public String toString() {
        return "MqttSource(" + settings.clientIdBase() + " at " + settings.endpoint().uri() + ")";
    }
}
