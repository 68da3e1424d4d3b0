package org.fengsui.standalone;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.fengsui.standalone.run.LiveRun;
import org.fengsui.standalone.run.Mode;
import org.fengsui.standalone.run.RunOptions;
import org.fengsui.standalone.run.Screen;
import org.fengsui.standalone.run.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fengsui run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "Runs everything in one process: broker, store, pipeline, console.",
            "单机运行：消息代理、数据库、处理、值班台。"
        },
        description = {
            "",
            "Without --stations it shows the demo district; with --stations it listens for the"
                    + " stations of that registry. Ctrl-C stops it; a start over the same --data goes"
                    + " on where it was.",
            ""
        })
final class RunCommand implements Checked {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "folder of everything that is kept (default: data/live, data/exercise"
                            + " for the demo district, data/simulated)")
    private @Nullable Path data;

    @Option(
            names = "--stations",
            paramLabel = "FILE",
            description = "registry of areas, subjects and stations (YAML); watched while running")
    private @Nullable Path stations;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "rule set (YAML; default: packaged); watched while running")
    private @Nullable Path rules;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "console (default: ${DEFAULT-VALUE}; 0: any free port)")
    private int http;

    @Option(
            names = "--mqtt",
            paramLabel = "PORT",
            defaultValue = "1883",
            description = "broker, on 127.0.0.1 (default: ${DEFAULT-VALUE})")
    private int mqtt;

    @Option(
            names = "--store",
            paramLabel = "PORT",
            defaultValue = "9000",
            description = "store over HTTP, on 127.0.0.1 (default: ${DEFAULT-VALUE})")
    private int store;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "address of the console; other than loopback needs FENGSUI_WEB_USER and"
                            + " FENGSUI_WEB_PASSWORD in the environment")
    private String bind = "127.0.0.1";

    @Option(
            names = "--clock",
            paramLabel = "wall|simulated",
            defaultValue = "wall",
            description =
                    "simulated: time comes with the messages, as 'simulate --from' sends it;"
                            + " needs --stations")
    private String clock = "wall";

    @Option(names = "--fresh", description = "start empty although the data folder holds a job")
    private boolean fresh;

    @Override
    public void check(Collection<String> errors) {
        checkPort(errors, "--http", http);
        checkPort(errors, "--mqtt", mqtt);
        checkPort(errors, "--store", store);
        if (!clock.equals("wall") && !clock.equals("simulated")) {
            errors.add("--clock: expected wall or simulated, not '" + clock + "'");
        }
        if (clock.equals("simulated") && stations == null) {
            errors.add(
                    "--clock simulated: needs --stations, the demo district runs on the wall clock");
        }
    }

    @Override
    public int run(Screen screen) {
        return LiveRun.of(options(), screen, StopSignal.install(screen)).run();
    }

    private static void checkPort(Collection<String> errors, String option, int port) {
        if (port < 0 || port > MAX_PORT) {
            errors.add(
                    "%s: expected a port from 0 to %d, not %d".formatted(option, MAX_PORT, port));
        }
    }

    private RunOptions options() {
        Mode mode = Mode.EXERCISE;
        if (stations != null) {
            mode = clock.equals("simulated") ? Mode.SIMULATED : Mode.LIVE;
        }
        return new RunOptions(
                mode,
                data == null ? home().resolve(mode.name().toLowerCase(Locale.ROOT)) : data,
                http,
                mqtt,
                store,
                stations,
                rules,
                bind,
                login(),
                fresh);
    }

    private static Path home() {
        return Path.of(System.getProperty("fengsui.home", ""), "data");
    }

    private static RunOptions.@Nullable Login login() {
        String user = System.getenv("FENGSUI_WEB_USER");
        String password = System.getenv("FENGSUI_WEB_PASSWORD");
        return user == null || user.isBlank() || password == null || password.isBlank()
                ? null
                : new RunOptions.Login(user, password);
    }
}
