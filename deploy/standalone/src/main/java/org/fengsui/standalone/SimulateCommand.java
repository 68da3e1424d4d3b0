package org.fengsui.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import org.fengsui.sim.BrokerAddress;
import org.fengsui.sim.LoadGenerator;
import org.fengsui.sim.LoadOptions;
import org.fengsui.sim.LoadProgress;
import org.fengsui.sim.Player;
import org.fengsui.sim.PlayerOptions;
import org.fengsui.sim.PlayerResult;
import org.fengsui.sim.SeriesFormatException;
import org.fengsui.standalone.run.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fengsui simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "Publishes a recorded series, or synthetic load, over MQTT.",
            "模拟站点：按倍速播放历史序列，或产生压力数据。"
        },
        description = {
            "",
            "With --from it plays a CSV in strict order on the series' own clock, for"
                    + " 'run --clock simulated'; with --stations and --rate it makes load.",
            ""
        })
final class SimulateCommand implements Checked {
    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "recorded series, CSV as for replay, .gz or not")
    private @Nullable Path from;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "times real time, or max (default: ${DEFAULT-VALUE})")
    private String speed = "1";

    @Option(
            names = "--stations",
            paramLabel = "N",
            description = "number of synthetic depth stations")
    private @Nullable Integer stations;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "100",
            description = "messages per second of all stations (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "0",
            description = "length of the load (default: until Ctrl-C)")
    private long seconds;

    @Option(
            names = "--broker",
            paramLabel = "URI",
            defaultValue = "tcp://127.0.0.1:1883",
            description = "MQTT 5 broker (default: ${DEFAULT-VALUE})")
    private String broker = "";

    @Option(
            names = "--root",
            paramLabel = "TOPIC",
            defaultValue = "fengsui/v1",
            description = "first levels of every topic (default: ${DEFAULT-VALUE})")
    private String root = "";

    @Override
    public void check(Collection<String> errors) {
        if (from == null && stations == null) {
            errors.add("simulate: needs --from FILE, or --stations N with --rate R");
        }
        if (from != null && stations != null) {
            errors.add("simulate: --from plays a series and --stations makes load, not both");
        }
        try {
            if (from != null) {
                series(from);
            }
            if (stations != null) {
                load(stations);
            }
        } catch (IllegalArgumentException wrong) {
            errors.add("simulate: " + wrong.getMessage());
        }
    }

    @Override
    public int run(Screen screen) throws InterruptedException {
        try {
            if (from != null) {
                play(series(from));
            } else if (stations != null) {
                press(load(stations));
            }
            return Fengsui.DONE;
        } catch (SeriesFormatException wrong) {
            screen.line("fengsui: " + wrong.getMessage());
            return Fengsui.BAD_USAGE;
        } catch (IOException failed) {
            screen.line("fengsui: " + failed.getMessage());
            return Fengsui.FAILED;
        }
    }

    private void play(PlayerOptions options) throws IOException, InterruptedException {
        AtomicLong done = new AtomicLong();
        AtomicLong total = new AtomicLong();
        PlayerResult result;
        try (Bar bar = new Bar(" msg", shown -> show(shown, done.get(), total.get()))) {
            result =
                    Player.run(
                            options,
                            progress -> {
                                total.set(progress.total());
                                done.set(progress.messages());
                            });
        }
        System.out.printf(
                "播放完成 / played: %d messages with %d readings and %d clock ticks, %d rows left out as bad%n",
                result.messages(), result.readings(), result.ticks(), result.leftOut());
    }

    private void press(LoadOptions options) throws IOException {
        AtomicLong done = new AtomicLong();
        long total = (long) (options.seconds() * options.rate());
        LoadProgress result;
        try (Bar bar = new Bar(" msg", shown -> show(shown, done.get(), total))) {
            result = LoadGenerator.run(options, progress -> done.set(progress.acknowledged()));
        }
        System.out.printf(
                "压力结束 / load ended: %d messages acknowledged in %.1f s, %.0f/s%n",
                result.acknowledged(), result.seconds(), result.rate());
    }

    private static void show(ProgressBar bar, long done, long total) {
        bar.maxHint(total == 0 ? -1 : total);
        bar.stepTo(done);
    }

    private PlayerOptions series(Path file) {
        return new PlayerOptions(
                file, BrokerAddress.of(broker, root), PlayerOptions.speedOf(speed));
    }

    private LoadOptions load(int count) {
        return new LoadOptions(
                BrokerAddress.of(broker, root),
                count,
                rate,
                LoadOptions.connectionsFor(count, rate),
                seconds);
    }
}
