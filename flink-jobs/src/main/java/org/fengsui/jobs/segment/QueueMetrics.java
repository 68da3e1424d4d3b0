package org.fengsui.jobs.segment;

import java.io.IOException;
import java.time.Clock;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.MetricGroup;

/**
 * The gauges {@code queue.segments}, {@code queue.bytes} and {@code queue.oldestAge} (ms) of the
 * segments that wait for their consumer. The folder is read each time one is asked; -1 where it
 * cannot be.
 */
final class QueueMetrics {

    private final SegmentDirectory directory;
    private final Clock clock;

    private QueueMetrics(SegmentDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    static void register(MetricGroup parent, SegmentDirectory directory, Clock clock) {
        QueueMetrics metrics = new QueueMetrics(directory, clock);
        MetricGroup group = parent.addGroup("queue");
        group.gauge("segments", () -> metrics.read(SegmentQueue::segments));
        group.gauge("bytes", () -> metrics.read(SegmentQueue::bytes));
        group.gauge("oldestAge", () -> metrics.read(SegmentQueue::oldestAge));
    }

    private long read(ToLongFunction<SegmentQueue> value) {
        try {
            return value.applyAsLong(SegmentQueue.of(directory, clock));
        } catch (IOException unreadable) {
            return -1;
        }
    }
}
