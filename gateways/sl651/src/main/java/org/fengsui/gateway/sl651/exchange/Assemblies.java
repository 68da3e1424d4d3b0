package org.fengsui.gateway.sl651.exchange;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.frame.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Messages in several packets on one connection. Runs on the connection's thread alone.
 *
 * <p>Bounded: two messages at a time, 64 KiB and 1024 packets each, and the budget that all
 * connections share. A packet that is missing is asked for at most twice; then the message is given
 * up, and the station will send it again.
 */
final class Assemblies {
    private static final int MOST_AT_ONCE = 2;
    private static final int MOST_PACKETS = 1_024;
    private static final int MOST_BYTES = 64 * 1_024;

    private record Key(String station, int function) {}

    /** What becomes of the messages. */
    interface Outcome {
        /** All packets are there. */
        void complete(Frame last, byte[] body);

        /** This packet is to be sent again. */
        void missing(Frame newest, byte @Nullable [] firstBody, Packet packet);

        /** The message is given up. */
        void givenUp();
    }

    private final Patience patience;
    private final ScheduledExecutorService thread;
    private final Budget budget;
    private final Outcome outcome;
    private final Map<Key, Assembly> open = new LinkedHashMap<>();
    private final Map<Key, Future<?>> waiting = new LinkedHashMap<>();

    Assemblies(Patience patience, Budget budget, ScheduledExecutorService thread, Outcome outcome) {
        this.patience = patience;
        this.budget = budget;
        this.thread = thread;
        this.outcome = outcome;
    }

    void add(Frame frame, Packet packet) {
        if (packet.number() < 1
                || packet.number() > packet.total()
                || packet.total() > MOST_PACKETS) {
            outcome.givenUp();
            return;
        }
        Key key = new Key(frame.station(), frame.function());
        Assembly assembly = open.get(key);
        if (assembly == null || !assembly.fits(packet, frame)) {
            assembly = begin(key, frame, packet);
        }
        int before = assembly.weight();
        boolean fits = assembly.add(packet, frame);
        boolean room = budget.take(assembly.weight() - before);
        if (!fits || !room) {
            giveUp(key);
        } else if (assembly.isComplete()) {
            end(key);
            outcome.complete(frame, assembly.body());
        } else {
            await(key, assembly);
        }
    }

    /** The connection is gone. */
    void close() {
        waiting.values().forEach(timer -> timer.cancel(false));
        waiting.clear();
        open.values().forEach(assembly -> budget.release(assembly.weight()));
        open.clear();
    }

    private Assembly begin(Key key, Frame frame, Packet packet) {
        if (open.containsKey(key)) {
            giveUp(key);
        }
        if (open.size() >= MOST_AT_ONCE) {
            giveUp(open.keySet().iterator().next());
        }
        Assembly assembly = new Assembly(frame, packet, MOST_BYTES);
        budget.take(assembly.weight());
        open.put(key, assembly);
        return assembly;
    }

    private void await(Key key, Assembly assembly) {
        Duration time = assembly.isLastSeen() ? patience.afterLast() : patience.between();
        Future<?> timer =
                thread.schedule(() -> ask(key, assembly), time.toMillis(), TimeUnit.MILLISECONDS);
        Future<?> before = waiting.put(key, timer);
        if (before != null) {
            before.cancel(false);
        }
    }

    private void ask(Key key, Assembly assembly) {
        if (open.get(key) != assembly) {
            return;
        }
        Packet missing = assembly.request();
        if (missing == null) {
            giveUp(key);
            return;
        }
        outcome.missing(assembly.newest(), assembly.firstBody(), missing);
        Future<?> timer =
                thread.schedule(
                        () -> ask(key, assembly),
                        patience.between().toMillis(),
                        TimeUnit.MILLISECONDS);
        waiting.put(key, timer);
    }

    private void giveUp(Key key) {
        end(key);
        outcome.givenUp();
    }

    private void end(Key key) {
        Assembly ended = open.remove(key);
        if (ended != null) {
            budget.release(ended.weight());
        }
        Future<?> timer = waiting.remove(key);
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
