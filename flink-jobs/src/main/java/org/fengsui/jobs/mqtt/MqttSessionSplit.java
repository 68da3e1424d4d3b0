package org.fengsui.jobs.mqtt;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One persistent MQTT session, wherever it is served from. The broker keeps its queue under the
 * client id.
 *
 * @param lastReceived greatest {@code received} stamped or promised so far, epoch ms; {@link
 *     Long#MIN_VALUE} before the first start
 * @param coveredUntil up to when everything was heard, epoch ms; {@link Long#MIN_VALUE} before the
 *     first start. With a simulated clock: the last watermark.
 * @param filters what the session may be subscribed to; empty before the first start and in state
 *     of the first version
 */
public record MqttSessionSplit(
        int slot, String clientId, long lastReceived, long coveredUntil, List<String> filters)
        implements SourceSplit {

    public MqttSessionSplit {
        filters = List.copyOf(filters);
    }

    static MqttSessionSplit fresh(int slot, String clientIdBase) {
        return new MqttSessionSplit(
                slot, clientIdBase + "-" + slot, Long.MIN_VALUE, Long.MIN_VALUE, List.of());
    }

    /** Whether it was served before, so that the broker may hold something for it. */
    boolean started() {
        return lastReceived != Long.MIN_VALUE;
    }

    MqttSessionSplit at(long newLastReceived, long newCoveredUntil) {
        return new MqttSessionSplit(slot, clientId, newLastReceived, newCoveredUntil, filters);
    }

    MqttSessionSplit subscribed(List<String> newFilters) {
        return new MqttSessionSplit(slot, clientId, lastReceived, coveredUntil, newFilters);
    }

    @Override
    public String splitId() {
        return clientId;
    }
}
