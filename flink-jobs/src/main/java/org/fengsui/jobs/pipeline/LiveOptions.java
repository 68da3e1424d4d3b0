package org.fengsui.jobs.pipeline;

import java.nio.file.Path;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.operators.JudgingOptions;

/**
 * What the live pipeline runs against.
 *
 * @param broker the broker, with the pipeline's own login
 * @param root topic root, {@code fengsui/v1} or {@code fengsui/exercise/v1}
 * @param clientId prefix of the MQTT client ids; a second pipeline on one broker needs another
 * @param sessions shared-subscription sessions for readings and detections; fixed at first start
 * @param simulated whether time comes from the messages instead of the clock
 * @param segments folder in which segments for the store are handed over
 * @param archive folder of the archive
 * @param storePrefix put before measurement names; "" for live data
 */
public record LiveOptions(
        MqttEndpoint broker,
        String root,
        String clientId,
        int sessions,
        boolean simulated,
        Path segments,
        Path archive,
        String storePrefix,
        JudgingOptions judging) {}
