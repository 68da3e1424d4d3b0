package org.fengsui.standalone.run;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.fengsui.gateway.sl651.server.Limits;
import org.fengsui.jobs.mqtt.MqttEndpoint;

/**
 * What a gateway is started with.
 *
 * @param mode whose topics it publishes on
 * @param queueBytes room on disk for what the broker has not taken
 */
public record GatewayRunOptions(
        Path stations,
        Path data,
        InetSocketAddress listen,
        MqttEndpoint broker,
        Mode mode,
        long queueBytes,
        Limits limits) {}
