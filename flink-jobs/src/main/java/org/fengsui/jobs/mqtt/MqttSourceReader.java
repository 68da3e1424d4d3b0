package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.fengsui.hazards.wire.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Emits what its slots received, stamped on the task thread. Writes its watermarks itself, on the
 * main output, so that a slot without traffic holds nobody up and nothing is ever idle.
 */
final class MqttSourceReader implements SourceReader<Arrival, MqttSessionSplit> {

    private final Function<MqttSessionSplit, SessionSlot> opener;
    private final SourceTime time;
    private final Admission admission;
    private final Availability availability;
    private final MillisClock clock;
    private final ScheduledExecutorService timer;
    private final SessionChanges changes;
    private final CheckpointGuard guard = new CheckpointGuard();
    private final List<SessionSlot> slots = new ArrayList<>();
    private int turn;

    /**
     * @param timer wakes the reader for its watermarks; closed with it
     */
    MqttSourceReader(
            Function<MqttSessionSplit, SessionSlot> opener,
            SourceTime time,
            Admission admission,
            Availability availability,
            MillisClock clock,
            ScheduledExecutorService timer,
            SessionChanges changes) {
        this.opener = opener;
        this.time = time;
        this.admission = admission;
        this.availability = availability;
        this.clock = clock;
        this.timer = timer;
        this.changes = changes;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    public void start() {
        timer.scheduleAtFixedRate(
                availability::signal,
                WallTime.WATERMARK_INTERVAL_MS,
                WallTime.WATERMARK_INTERVAL_MS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void addSplits(List<MqttSessionSplit> splits) {
        for (MqttSessionSplit split : splits) {
            time.restore(split);
            SessionSlot slot = opener.apply(split);
            slots.add(slot);
            changes.added(slot);
            slot.start();
        }
        availability.signal();
    }

    @Override
    public void notifyNoMoreSplits() {
        time.assigned(!slots.isEmpty());
        changes.assigned(slots);
        availability.signal();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof WithdrawalAllowed) {
            changes.allow();
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Arrival> output) throws IOException {
        for (SessionSlot slot : slots) {
            slot.check();
            long lost = slot.takeLoss();
            if (lost != CatchUp.NEVER) {
                time.lost(lost);
            }
        }
        time.advance(output, this::drained);
        if (emitNext(output)) {
            return InputStatus.MORE_AVAILABLE;
        }
        guard.check(clock.millis(), windowFull());
        changes.observe(clock.millis(), slots);
        availability.reset();
        return waiting() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    private boolean emitNext(ReaderOutput<Arrival> output) {
        for (int i = 0; i < slots.size(); i++) {
            turn = turn + 1 < slots.size() ? turn + 1 : 0;
            SessionSlot slot = slots.get(turn);
            Delivery delivery = slot.poll();
            if (delivery != null) {
                emit(delivery, output);
                slot.emitted(delivery);
                return true;
            }
        }
        return false;
    }

    private void emit(Delivery delivery, ReaderOutput<Arrival> output) {
        @Nullable String topic = admission.topic(delivery.message());
        if (topic != null) {
            time.emit(topic, delivery.message(), output);
        }
    }

    private boolean drained() {
        return !slots.isEmpty() && slots.stream().allMatch(SessionSlot::drained);
    }

    private boolean waiting() {
        return slots.stream().anyMatch(slot -> slot.waiting() > 0);
    }

    private boolean windowFull() {
        return slots.stream().anyMatch(SessionSlot::windowFull);
    }

    @Override
    public List<MqttSessionSplit> snapshotState(long checkpointId) {
        guard.checkpointBegun();
        changes.snapshot(checkpointId);
        List<MqttSessionSplit> state = new ArrayList<>();
        for (SessionSlot slot : slots) {
            slot.snapshot(checkpointId);
            state.add(time.snapshot(slot.split()));
        }
        return state;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        for (SessionSlot slot : slots) {
            slot.complete(checkpointId);
        }
        if (slots.removeAll(changes.complete(checkpointId))) {
            time.assigned(!slots.isEmpty());
        }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability.future();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        for (SessionSlot slot : slots) {
            slot.close();
        }
    }
}
