package org.fengsui.jobs.mqtt;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics of one slot under {@code mqtt.slot.<n>}: {@code unacknowledged} and its share of the
 * {@code window}, {@code waiting}, {@code connected} (0 or 1), {@code retired} (1 once it is closed
 * for good), {@code brokerLimit} (0 where none was found), {@code lag} (ms from the client's
 * callback to emission), {@code reconnects}, {@code session.lost}, {@code qos0.dropped}.
 */
final class SlotMetrics {

    private final MetricGroup group;
    private final int window;
    private final Counter reconnects;
    private final Counter sessionLost;
    private final Counter dropped;
    private volatile long lag;

    SlotMetrics(MetricGroup parent, int slot, int window) {
        this.group = parent.addGroup("mqtt").addGroup("slot", String.valueOf(slot));
        this.window = window;
        this.reconnects = group.counter("reconnects");
        this.sessionLost = group.addGroup("session").counter("lost");
        this.dropped = group.addGroup("qos0").counter("dropped");
    }

    void show(SessionSlot slot) {
        group.gauge("unacknowledged", slot::unacknowledged);
        group.gauge("window", () -> window);
        group.gauge("windowUsed", () -> slot.unacknowledged() / (double) window);
        group.gauge("waiting", slot::waiting);
        group.gauge("connected", () -> slot.connected() ? 1 : 0);
        group.gauge("retired", () -> slot.ended() ? 1 : 0);
        group.gauge("brokerLimit", slot::brokerLimit);
        group.gauge("lag", () -> lag);
    }

    void reconnected() {
        reconnects.inc();
    }

    void sessionLost() {
        sessionLost.inc();
    }

    void dropped() {
        dropped.inc();
    }

    void emittedAfter(long ms) {
        lag = ms;
    }
}
