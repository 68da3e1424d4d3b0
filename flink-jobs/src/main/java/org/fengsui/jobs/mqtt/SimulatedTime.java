package org.fengsui.jobs.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.fengsui.hazards.wire.Arrival;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of whoever publishes: {@code received} is the message's user property of that name
 * (epoch ms), else the greatest so far, and never runs back. A message on the topic {@code clock}
 * with an epoch ms as its text says that all up to and including it was published.
 */
final class SimulatedTime implements SourceTime {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedTime.class);

    private long greatest;
    private long watermark = -1;

    @Override
    public void restore(MqttSessionSplit split) {
        greatest = Math.max(greatest, split.lastReceived());
        watermark = Math.max(watermark, split.coveredUntil());
    }

    @Override
    public void assigned(boolean any) {
        // The single slot of this mode is always assigned.
    }

    @Override
    public void lost(long at) {
        // Published time does not pass while nothing arrives.
    }

    @Override
    public void advance(ReaderOutput<Arrival> output, BooleanSupplier drained) {
        // Only messages move this clock.
    }

    @Override
    public void emit(String topic, MqttSession.Message message, ReaderOutput<Arrival> output) {
        if (topic.equals(Arrival.TICK)) {
            tick(message, output);
            return;
        }
        long given = millis(message.received(), topic);
        emit(Math.max(given, watermark + 1), topic, message, output);
        emitWatermark(greatest - 1, output);
    }

    private void tick(MqttSession.Message message, ReaderOutput<Arrival> output) {
        String text = new String(message.payload(), StandardCharsets.UTF_8);
        long time = millis(text, Arrival.TICK);
        if (time <= watermark) {
            LOG.debug("Ignoring a clock tick that is no news: {}", text);
            return;
        }
        emit(time, Arrival.TICK, message, output);
        emitWatermark(greatest, output);
    }

    private void emit(
            long time, String topic, MqttSession.Message message, ReaderOutput<Arrival> output) {
        greatest = Math.max(greatest, time);
        output.collect(new Arrival(greatest, topic, message.payload()), greatest);
    }

    private void emitWatermark(long time, ReaderOutput<Arrival> output) {
        if (time > watermark) {
            watermark = time;
            output.emitWatermark(new Watermark(time));
        }
    }

    private static long millis(@Nullable String text, String topic) {
        if (text == null) {
            return Long.MIN_VALUE;
        }
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            LOG.warn("Ignoring time \"{}\" on {}: expected epoch ms as text", text, topic);
            return Long.MIN_VALUE;
        }
    }

    @Override
    public MqttSessionSplit snapshot(MqttSessionSplit split) {
        return split.at(greatest, watermark);
    }
}
