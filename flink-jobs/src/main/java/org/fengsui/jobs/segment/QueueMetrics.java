package org.fengsui.jobs.segment;

import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.MetricGroup;

/**
 * The gauges {@code queue.segments}, {@code queue.bytes} and {@code queue.oldestAge} (ms) of the
 * segments that wait for their consumer. The folder is read each time one is asked; -1 where it
 * cannot be.
 */
final class QueueMetrics {

    private final SegmentDirectory directory;
    private final LongSupplier now;

    private QueueMetrics(SegmentDirectory directory, LongSupplier now) {
        this.directory = directory;
        this.now = now;
    }

    /**
     * @param now epoch ms
     */
    static void register(MetricGroup parent, SegmentDirectory directory, LongSupplier now) {
        QueueMetrics metrics = new QueueMetrics(directory, now);
        MetricGroup group = parent.addGroup("queue");
        group.gauge("segments", () -> metrics.read(SegmentQueue::segments));
        group.gauge("bytes", () -> metrics.read(SegmentQueue::bytes));
        group.gauge("oldestAge", () -> metrics.read(SegmentQueue::oldestAge));
    }

    private long read(ToLongFunction<SegmentQueue> value) {
        try {
            return value.applyAsLong(SegmentQueue.of(directory, now.getAsLong()));
        } catch (IOException unreadable) {
            return -1;
        }
    }
}
