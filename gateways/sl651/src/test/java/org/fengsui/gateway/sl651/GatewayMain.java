package org.fengsui.gateway.sl651;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.fengsui.gateway.sl651.exchange.Patience;
import org.fengsui.gateway.sl651.outbox.Broker;
import org.fengsui.gateway.sl651.server.Limits;
import org.fengsui.gateway.sl651.station.StationsReader;

/**
 * A gateway in a process of its own, that can be killed: stations file, folder, broker,
 * connections. Writes its port, then, for each line it reads, the numbers of that moment.
 */
public final class GatewayMain {
    private GatewayMain() {}

    public static void main(String[] arguments) throws Exception {
        Path stations = Path.of(arguments[0]);
        GatewayOptions options =
                new GatewayOptions(
                        StationsReader.read(stations.toString(), Files.readString(stations)),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Path.of(arguments[1]),
                        1L << 30,
                        Broker.at(arguments[2]),
                        "fengsui/v1",
                        Limits.USUAL.withConnections(Integer.parseInt(arguments[3]), 0),
                        Patience.USUAL);
        try (Gateway gateway = Gateway.start(options, Clock.systemUTC())) {
            System.out.println(gateway.port());
            while (System.in.read() >= 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.printf(
                        "%d connections, %d MiB of heap used, %d MiB of %d MiB reserved, published %d%n",
                        gateway.connections(),
                        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                        runtime.totalMemory() >> 20,
                        runtime.maxMemory() >> 20,
                        gateway.published());
            }
        }
    }
}
