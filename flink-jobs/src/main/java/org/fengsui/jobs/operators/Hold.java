package org.fengsui.jobs.operators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;

/**
 * Holds the events of a key until the watermark has passed them, and keeps the key's one timer.
 *
 * <p>Everything with {@code received} up to the watermark has then arrived, whichever way it came,
 * so that sorting gives the same order live, in replay and at any parallelism. The timer is set to
 * the earliest of the next held event and the next deadline, and moved only when it must be
 * earlier.
 *
 * @param <E> type of the events
 */
final class Hold<E> {

    /** What is done with events and deadlines, in order of time; events before deadlines. */
    interface Handler<E> {
        void event(E event) throws Exception;

        /** Next deadline of the key, {@link Long#MAX_VALUE} for none. */
        long nextDeadline();

        void deadline(long time) throws Exception;
    }

    /** The {@code received} of an event. */
    interface Received<E> {
        long of(E event);
    }

    private final ListState<E> held;
    private final ValueState<Long> timer;
    private final Comparator<E> order;
    private final Received<E> received;
    private final long end;

    /**
     * @param end deadlines after this are ignored
     */
    Hold(
            ListState<E> held,
            ValueState<Long> timer,
            Comparator<E> order,
            Received<E> received,
            long end) {
        this.held = held;
        this.timer = timer;
        this.order = order;
        this.received = received;
        this.end = end;
    }

    void add(E event, TimerService timers) throws Exception {
        held.add(event);
        arm(Math.max(received.of(event), timers.currentWatermark() + 1), timers);
    }

    /** Handles everything due at the watermark, then sets the timer for what is left. */
    void drain(TimerService timers, Handler<E> handler) throws Exception {
        long now = timers.currentWatermark();
        List<E> waiting = new ArrayList<>();
        List<E> due = new ArrayList<>();
        for (E event : held.get()) {
            (received.of(event) <= now ? due : waiting).add(event);
        }
        due.sort(order);
        for (E event : due) {
            deadlines(received.of(event) - 1, handler);
            handler.event(event);
        }
        deadlines(Math.min(now, end), handler);

        timer.clear();
        long next = Math.min(handler.nextDeadline(), end + (end == Long.MAX_VALUE ? 0 : 1));
        for (E event : waiting) {
            next = Math.min(next, received.of(event));
        }
        if (waiting.isEmpty()) {
            held.clear();
        } else {
            held.update(waiting);
        }
        if (next > now && next <= end && next != Long.MAX_VALUE) {
            arm(next, timers);
        }
    }

    private void deadlines(long until, Handler<E> handler) throws Exception {
        long next = handler.nextDeadline();
        while (next <= until) {
            handler.deadline(next);
            long following = handler.nextDeadline();
            if (following <= next) {
                throw new IllegalStateException(
                        "a deadline must move on when it is handled: " + next + " -> " + following);
            }
            next = following;
        }
    }

    private void arm(long time, TimerService timers) throws Exception {
        Long armed = timer.value();
        if (armed == null || time < armed) {
            if (armed != null) {
                timers.deleteEventTimeTimer(armed);
            }
            timers.registerEventTimeTimer(time);
            timer.update(time);
        }
    }
}
