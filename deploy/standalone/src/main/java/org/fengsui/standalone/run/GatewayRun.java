package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Locale;
import org.fengsui.gateway.sl651.Gateway;
import org.fengsui.gateway.sl651.GatewayOptions;
import org.fengsui.gateway.sl651.exchange.Counters;
import org.fengsui.gateway.sl651.exchange.Counters.Count;
import org.fengsui.gateway.sl651.exchange.Patience;
import org.fengsui.gateway.sl651.outbox.Broker;
import org.fengsui.gateway.sl651.station.Stations;
import org.fengsui.gateway.sl651.station.StationsReader;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.jspecify.annotations.Nullable;

/** Runs the gateway for SL 651 stations until told to stop, with a line about it every minute. */
public final class GatewayRun {
    private static final long STATUS_MS = 60_000;

    private final GatewayRunOptions options;
    private final Screen screen;
    private final StopSignal stop;

    public GatewayRun(GatewayRunOptions options, Screen screen, StopSignal stop) {
        this.options = options;
        this.screen = screen;
        this.stop = stop;
    }

    /** Runs; returns the exit code: 0 stopped as asked, 2 could not be started. */
    public int run() throws InterruptedException {
        Stations stations = stations();
        if (stations == null) {
            return 2;
        }
        try (Closing closing = new Closing()) {
            Logs.begin(options.data().resolve("logs"));
            Gateway gateway =
                    closing.add("gateway", Gateway.start(gateway(stations), Clock.systemUTC()));
            screen.line(
                    "正在接收 / listening on %s:%d for %d stations, publishing to %s under %s; Ctrl-C 停止 / stops"
                            .formatted(
                                    options.listen().getHostString(),
                                    gateway.port(),
                                    stations.byAddress().size(),
                                    options.broker().uri(),
                                    options.mode().root()));
            while (!stop.within(STATUS_MS)) {
                screen.line(status(gateway));
            }
            screen.line("正在停止 / stopping …");
            return 0;
        } catch (IOException impossible) {
            screen.line("fengsui: " + impossible.getMessage());
            return 2;
        }
    }

    private @Nullable Stations stations() {
        try {
            String text = Files.readString(options.stations(), StandardCharsets.UTF_8);
            return StationsReader.read(options.stations().toString(), text);
        } catch (ConfigException wrong) {
            wrong.problems().forEach(problem -> screen.line("fengsui: " + problem));
        } catch (IOException unreadable) {
            screen.line(
                    "fengsui: --stations: %s cannot be read (%s)"
                            .formatted(options.stations(), unreadable));
        }
        return null;
    }

    private GatewayOptions gateway(Stations stations) {
        MqttEndpoint broker = options.broker();
        return new GatewayOptions(
                stations,
                options.listen(),
                options.data(),
                options.queueBytes(),
                new Broker(broker.uri(), broker::connection),
                options.mode().root(),
                options.limits(),
                Patience.USUAL);
    }

    private static String status(Gateway gateway) {
        Counters counters = gateway.counters();
        String line =
                String.format(
                        Locale.ROOT,
                        "连接 connections %d, 报文 messages %d, 重复 repeated %d, 确认 confirmed %d, 未知站 unknown %d, 坏帧 broken %d, 未收 not kept %d, 待发 queued %.1f MiB, 已发 published %d",
                        gateway.connections(),
                        counters.get(Count.MESSAGES),
                        counters.get(Count.DUPLICATES),
                        counters.get(Count.CONFIRMED),
                        counters.get(Count.UNKNOWN_STATION),
                        counters.get(Count.BROKEN_FRAMES),
                        counters.get(Count.NOT_KEPT),
                        gateway.queued() / 1_048_576.0,
                        gateway.published());
        return gateway.trouble().isEmpty() ? line : line + "; 警报 ALARM: " + gateway.trouble();
    }
}
