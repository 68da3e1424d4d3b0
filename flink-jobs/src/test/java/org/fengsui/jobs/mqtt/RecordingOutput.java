package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.fengsui.hazards.wire.Arrival;

/** Keeps what a reader emits and holds it to the rule that nothing is late. */
final class RecordingOutput implements ReaderOutput<Arrival> {

    final List<Arrival> records = new ArrayList<>();
    long watermark = Long.MIN_VALUE;

    List<String> topics() {
        return records.stream().map(Arrival::topic).toList();
    }

    Arrival last() {
        return records.get(records.size() - 1);
    }

    @Override
    public void collect(Arrival arrival) {
        throw new AssertionError("a record without a timestamp");
    }

    @Override
    public void collect(Arrival arrival, long timestamp) {
        assertThat(timestamp).isEqualTo(arrival.received()).isGreaterThan(watermark);
        if (!records.isEmpty()) {
            assertThat(timestamp).isGreaterThanOrEqualTo(last().received());
        }
        records.add(arrival);
    }

    @Override
    public void emitWatermark(Watermark next) {
        assertThat(next.getTimestamp()).isGreaterThanOrEqualTo(watermark);
        watermark = next.getTimestamp();
    }

    @Override
    public void markIdle() {
        throw new AssertionError("idleness is not used");
    }

    @Override
    public void markActive() {
        throw new AssertionError("idleness is not used");
    }

    @Override
    public SourceOutput<Arrival> createOutputForSplit(String splitId) {
        throw new AssertionError("outputs per split are not used");
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        throw new AssertionError("outputs per split are not used");
    }
}
