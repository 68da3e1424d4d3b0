package org.fengsui.jobs.mqtt;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader's share in changing the number of sessions or their filters: tells the enumerator what
 * it holds, and withdraws slots when allowed. Task thread only.
 */
final class SessionChanges {

    private final Consumer<SourceEvent> enumerator;
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private SlotReport reported = new SlotReport(List.of(), List.of());

    SessionChanges(Consumer<SourceEvent> enumerator) {
        this.enumerator = enumerator;
    }

    void added(SessionSlot slot) {
        if (slot.retired() || !slot.stale().isEmpty()) {
            withdrawals.add(new Withdrawal(slot));
        }
    }

    /** Tells the enumerator, also that there is nothing. */
    void assigned(List<SessionSlot> slots) {
        reported = report(slots);
        enumerator.accept(reported);
    }

    void observe(long now, List<SessionSlot> slots) {
        long subscribed = slots.stream().filter(SessionSlot::subscribed).count();
        if (subscribed != reported.subscribed().size() || slots.size() != reported.held().size()) {
            assigned(slots);
        }
        withdrawals.forEach(withdrawal -> withdrawal.observe(now));
    }

    private static SlotReport report(List<SessionSlot> slots) {
        return new SlotReport(
                numbers(slots), numbers(slots.stream().filter(SessionSlot::subscribed).toList()));
    }

    private static List<Integer> numbers(List<SessionSlot> slots) {
        return slots.stream().map(slot -> slot.split().slot()).toList();
    }

    void allow() {
        withdrawals.forEach(Withdrawal::allow);
    }

    void snapshot(long checkpoint) {
        withdrawals.forEach(withdrawal -> withdrawal.snapshot(checkpoint));
    }

    /** Slots that are closed for good and to be forgotten. */
    List<SessionSlot> complete(long checkpoint) {
        List<SessionSlot> gone = new ArrayList<>();
        for (Iterator<Withdrawal> all = withdrawals.iterator(); all.hasNext(); ) {
            Withdrawal withdrawal = all.next();
            if (withdrawal.complete(checkpoint)) {
                all.remove();
                if (withdrawal.slot().retired()) {
                    gone.add(withdrawal.slot());
                }
            }
        }
        return gone;
    }
}
