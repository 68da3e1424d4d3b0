package org.fengsui.gateway.sl651;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.fengsui.gateway.sl651.exchange.Patience;
import org.fengsui.gateway.sl651.outbox.Broker;
import org.fengsui.gateway.sl651.server.Limits;
import org.fengsui.gateway.sl651.station.Stations;

/**
 * What a gateway needs.
 *
 * @param listen address and port, 0 for any free one
 * @param folder for the queue and for what stations send as a test
 * @param queueBytes room for messages that the broker has not taken
 * @param root first levels of every topic, e.g. {@code fengsui/v1}
 */
public record GatewayOptions(
        Stations stations,
        InetSocketAddress listen,
        Path folder,
        long queueBytes,
        Broker broker,
        String root,
        Limits limits,
        Patience patience) {}
