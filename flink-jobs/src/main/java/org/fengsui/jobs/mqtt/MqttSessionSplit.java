package org.fengsui.jobs.mqtt;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One persistent MQTT session, wherever it is served from. The broker keeps its queue under the
 * client id.
 *
 * @param lastReceived greatest {@code received} stamped or promised so far, epoch ms; {@link
 *     Long#MIN_VALUE} before the first start
 * @param coveredUntil up to when everything was heard, epoch ms; {@link Long#MIN_VALUE} before the
 *     first start. With a simulated clock: the last watermark.
 */
public record MqttSessionSplit(int slot, String clientId, long lastReceived, long coveredUntil)
        implements SourceSplit {

    static MqttSessionSplit fresh(int slot, String clientIdBase) {
        return new MqttSessionSplit(
                slot, clientIdBase + "-" + slot, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    MqttSessionSplit at(long newLastReceived, long newCoveredUntil) {
        return new MqttSessionSplit(slot, clientId, newLastReceived, newCoveredUntil);
    }

    @Override
    public String splitId() {
        return clientId;
    }
}
