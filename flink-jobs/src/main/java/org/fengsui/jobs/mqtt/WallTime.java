package org.fengsui.jobs.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.mqtt.CatchUp.Gap;

/**
 * The clock of this machine: {@code received} is stamped at the moment of emission and never runs
 * back, the watermark follows 1 ms behind every 20 ms, data or no data, and stands still while the
 * source catches up with what it missed.
 */
final class WallTime implements SourceTime {

    static final long WATERMARK_INTERVAL_MS = 20;

    private static final long TICK_INTERVAL_MS = 60_000;

    private final MillisClock clock;
    private final boolean ticking;
    private final CatchUp catchUp = new CatchUp();

    private long previous = Long.MIN_VALUE;
    private long nextWatermark = Long.MIN_VALUE;
    private long nextTick = Long.MIN_VALUE;

    /**
     * @param ticking whether a clock tick is emitted each minute
     */
    WallTime(MillisClock clock, boolean ticking) {
        this.clock = clock;
        this.ticking = ticking;
        catchUp.begin(now(), CatchUp.NEVER);
    }

    private long now() {
        previous = Math.max(clock.millis(), previous);
        return previous;
    }

    @Override
    public void restore(MqttSessionSplit split) {
        previous = Math.max(previous, split.lastReceived());
        catchUp.begin(now(), split.coveredUntil());
    }

    @Override
    public void assigned(boolean any) {
        if (!any) {
            catchUp.end();
        }
    }

    @Override
    public void lost(long at) {
        catchUp.begin(now(), at);
    }

    @Override
    public void advance(ReaderOutput<Arrival> output, BooleanSupplier drained) {
        long now = now();
        if (catchUp.behind()) {
            Gap gap = catchUp.observe(now, drained.getAsBoolean());
            if (gap != null) {
                emit(Arrival.GAP, json(gap), output);
                emitWatermark(now, output);
            }
        }
        if (!catchUp.behind() && now >= nextWatermark) {
            emitWatermark(tick(now, output), output);
        }
    }

    private long tick(long now, ReaderOutput<Arrival> output) {
        if (!ticking || now < nextTick) {
            return now;
        }
        nextTick = now + TICK_INTERVAL_MS;
        emit(Arrival.TICK, new byte[0], output);
        return previous;
    }

    private void emitWatermark(long now, ReaderOutput<Arrival> output) {
        nextWatermark = now + WATERMARK_INTERVAL_MS;
        output.emitWatermark(new Watermark(now - 1));
    }

    private static byte[] json(Gap gap) {
        String text = "{\"from\":" + gap.from() + ",\"to\":" + gap.to() + "}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void emit(String topic, MqttSession.Message message, ReaderOutput<Arrival> output) {
        emit(topic, message.payload(), output);
    }

    private void emit(String topic, byte[] payload, ReaderOutput<Arrival> output) {
        long received = now();
        output.collect(new Arrival(received, topic, payload), received);
        if (topic.equals(Arrival.TICK)) {
            previous = received + 1; // a tick promises that nothing of its own millisecond follows
        }
    }

    @Override
    public MqttSessionSplit snapshot(MqttSessionSplit split) {
        long now = now();
        return split.at(now, catchUp.coveredUntil(now));
    }
}
