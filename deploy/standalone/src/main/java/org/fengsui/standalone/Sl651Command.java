package org.fengsui.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import org.fengsui.gateway.sl651.server.Limits;
import org.fengsui.jobs.job.BrokerOptions;
import org.fengsui.standalone.run.GatewayRun;
import org.fengsui.standalone.run.GatewayRunOptions;
import org.fengsui.standalone.run.Mode;
import org.fengsui.standalone.run.Screen;
import org.fengsui.standalone.run.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fengsui gateway sl651}. */
@Command(
        name = "sl651",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "Listens for hydrological stations (SL 651-2014, HEX/BCD over TCP) and publishes their readings.",
            "接收水文遥测站报文（SL 651-2014，HEX/BCD 编码），转发到消息代理。"
        },
        description = {
            "",
            "A message is confirmed to its station once it is safe on this machine's disk; the broker"
                    + " may be away for as long as the queue has room. The protocol knows no"
                    + " encryption and hardly a password: listen inside a private network alone.",
            "See docs/gateway-sl651.md.",
            ""
        })
final class Sl651Command implements Checked {
    private static final long MIB = 1L << 20;

    @Option(
            names = "--stations",
            paramLabel = "FILE",
            required = true,
            description = "the stations and how each of them speaks (YAML)")
    private @Nullable Path stations;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "folder of the queue, of test messages and of logs")
    private @Nullable Path data;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:6510",
            description = "where stations connect (default: ${DEFAULT-VALUE})")
    private String listen = "";

    @Mixin private BrokerOptions broker = new BrokerOptions();

    @Option(names = "--exercise", description = "publish below the root of exercises")
    private boolean exercise;

    @Option(
            names = "--queue",
            paramLabel = "MIB",
            defaultValue = "1024",
            description =
                    "room on disk for what the broker has not taken (default: ${DEFAULT-VALUE})")
    private int queue;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "20000",
            description = "connections at the same time (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--max-per-address",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "connections from one address, 0 for any number (default: ${DEFAULT-VALUE})")
    private int perAddress;

    @Override
    public void check(Collection<String> errors) {
        broker.check(errors);
        if (address() == null) {
            errors.add("--listen: expected HOST:PORT such as 0.0.0.0:6510, not '" + listen + "'");
        }
        if (queue < 1) {
            errors.add("--queue: expected at least 1 MiB, not " + queue);
        }
        if (connections < 1) {
            errors.add("--max-connections: expected at least 1, not " + connections);
        }
        if (perAddress < 0) {
            errors.add("--max-per-address: expected 0 or more, not " + perAddress);
        }
    }

    @Override
    public int run(Screen screen) throws IOException, InterruptedException {
        GatewayRunOptions options =
                new GatewayRunOptions(
                        Objects.requireNonNull(stations),
                        Objects.requireNonNull(data),
                        Objects.requireNonNull(address()),
                        broker.endpoint(),
                        exercise ? Mode.EXERCISE : Mode.LIVE,
                        queue * MIB,
                        Limits.USUAL.withConnections(connections, perAddress));
        return new GatewayRun(options, screen, StopSignal.install(screen)).run();
    }

    private @Nullable InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        String host = colon < 1 ? "" : listen.substring(0, colon);
        String port = colon < 0 ? "" : listen.substring(colon + 1);
        if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            return null;
        }
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
        return address.isUnresolved() ? null : address;
    }
}
