package org.fengsui.standalone.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sun.misc.Signal;

/**
 * SIGINT and SIGTERM: the first asks for a clean stop, the second ends the process at once.
 *
 * <p>Handled as signals rather than in a shutdown hook, because the hooks of libraries run beside
 * ours and take the folders of a job away that is still being stopped.
 */
public final class StopSignal {
    private static final int ENDED_BY_SIGNAL = 128;

    private final CompletableFuture<String> requested = new CompletableFuture<>();

    /** Takes both signals over for the rest of the process. */
    public static StopSignal install(Screen screen) {
        StopSignal stop = new StopSignal();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(
                    new Signal(name),
                    signal -> {
                        if (!stop.requested.complete(signal.getName())) {
                            screen.line("强行退出 / forced to stop");
                            Runtime.getRuntime().halt(ENDED_BY_SIGNAL + signal.getNumber());
                        }
                    });
        }
        return stop;
    }

    /** Asks for a clean stop, as a signal does. */
    public void request() {
        requested.complete("request");
    }

    /** Waits at most so long for a stop; whether one has been asked for. */
    public boolean within(long millis) throws InterruptedException {
        try {
            requested.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException goOn) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Completes when a stop is asked for. */
    public CompletableFuture<String> requested() {
        return requested;
    }
}
