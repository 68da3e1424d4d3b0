package org.fengsui.console;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.fengsui.console.history.History;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * What a console needs to start.
 *
 * @param bind address of the web server; other than loopback only with {@code webAccess}
 * @param port of the web server, 0 for any free one
 * @param webAccess what a browser must present (HTTP Basic), null for nobody asked
 * @param broker e.g. {@code tcp://127.0.0.1:1883}
 * @param brokerAccess null for an anonymous connection
 * @param root of all topics, {@code fengsui/v1} or {@code fengsui/exercise/v1}
 * @param mode what the pages say they show; {@link Mode#LIVE} goes with the live root alone
 * @param simulated whether "now" is the newest clock tick or {@code received} property of the feed
 *     instead of {@code clock}
 * @param registry asked again for every snapshot, so that a reload shows
 * @param rules asked again for every snapshot
 * @param history past samples and revisions
 */
public record ConsoleOptions(
        String bind,
        int port,
        @Nullable Credentials webAccess,
        URI broker,
        @Nullable Credentials brokerAccess,
        String root,
        Mode mode,
        boolean simulated,
        Supplier<Registry> registry,
        Supplier<RuleSet> rules,
        History history,
        Clock clock,
        Pace pace) {

    public static final String LIVE_ROOT = "fengsui/v1";
    public static final String EXERCISE_ROOT = "fengsui/exercise/v1";

    public ConsoleOptions {
        if (!root.equals(LIVE_ROOT) && !root.equals(EXERCISE_ROOT)) {
            throw new IllegalArgumentException(
                    "console root must be %s or %s, not '%s'"
                            .formatted(LIVE_ROOT, EXERCISE_ROOT, root));
        }
        if (mode == Mode.LIVE != root.equals(LIVE_ROOT)) {
            throw new IllegalArgumentException(
                    "console mode %s does not go with root %s: only live uses %s"
                            .formatted(mode.id(), root, LIVE_ROOT));
        }
        if (!HostGuard.isLoopback(bind) && webAccess == null) {
            throw new IllegalArgumentException(
                    "console bind address %s is not loopback: give a user and password for the page"
                            .formatted(bind));
        }
    }

    /** A console on 127.0.0.1, any free port, with the wall clock and the default pace. */
    public static ConsoleOptions of(
            URI broker,
            Mode mode,
            Supplier<Registry> registry,
            Supplier<RuleSet> rules,
            History history) {
        return new ConsoleOptions(
                "127.0.0.1",
                0,
                null,
                broker,
                null,
                mode == Mode.LIVE ? LIVE_ROOT : EXERCISE_ROOT,
                mode,
                false,
                registry,
                rules,
                history,
                Clock.systemUTC(),
                Pace.DEFAULT);
    }

    /** The same, served at another address. */
    public ConsoleOptions at(String newBind, int newPort, @Nullable Credentials newWebAccess) {
        return new ConsoleOptions(
                newBind,
                newPort,
                newWebAccess,
                broker,
                brokerAccess,
                root,
                mode,
                simulated,
                registry,
                rules,
                history,
                clock,
                pace);
    }

    /** The same, with a login at the broker. */
    public ConsoleOptions as(@Nullable Credentials newBrokerAccess) {
        return new ConsoleOptions(
                bind,
                port,
                webAccess,
                broker,
                newBrokerAccess,
                root,
                mode,
                simulated,
                registry,
                rules,
                history,
                clock,
                pace);
    }

    /** The same, with its time from a clock or, simulated, from the feed. */
    public ConsoleOptions timed(boolean newSimulated, Clock newClock, Pace newPace) {
        return new ConsoleOptions(
                bind,
                port,
                webAccess,
                broker,
                brokerAccess,
                root,
                mode,
                newSimulated,
                registry,
                rules,
                history,
                newClock,
                newPace);
    }
}
