package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A reader on a manual clock with a fake broker, driven by the test's thread alone. */
final class ReaderHarness {

    static final long START = 1_700_000_000_000L;

    final ManualClock clock = new ManualClock(START);
    final FakeBroker broker = new FakeBroker();
    final RecordingOutput output = new RecordingOutput();
    final InlineExecutor executor = new InlineExecutor();
    final List<SourceEvent> told = new ArrayList<>();
    final MqttSourceReader reader;

    private ReaderHarness(SourceSettings.Mode mode, int window, int sessions) {
        Availability availability = new Availability();
        SourceSettings settings =
                new SourceSettings(
                        mode,
                        MqttEndpoint.at("tcp://fake:1883"),
                        "test",
                        "root",
                        List.of(List.of("root/#")),
                        sessions,
                        0,
                        window,
                        86_400,
                        1_024,
                        0,
                        clock);
        reader =
                new MqttSourceReader(
                        split ->
                                new SessionSlot(
                                        split,
                                        broker,
                                        settings.identity(split.clientId()),
                                        settings.role(split),
                                        clock,
                                        availability,
                                        new SlotMetrics(
                                                new UnregisteredMetricsGroup(),
                                                split.slot(),
                                                window),
                                        executor),
                        settings.time(),
                        settings.admission(),
                        availability,
                        clock,
                        executor,
                        new SessionChanges(told::add));
    }

    static ReaderHarness of(SourceSettings.Mode mode) {
        return new ReaderHarness(mode, 100, 1);
    }

    static ReaderHarness withWindow(int window) {
        return new ReaderHarness(SourceSettings.Mode.SHARED, window, 1);
    }

    /** A reader of a source that now has this number of sessions. */
    static ReaderHarness withSessions(int sessions) {
        return new ReaderHarness(SourceSettings.Mode.SHARED, 100, sessions);
    }

    ReaderHarness start() {
        return start(MqttSessionSplit.fresh(0, "test"));
    }

    ReaderHarness start(MqttSessionSplit split) {
        reader.start();
        reader.addSplits(List.of(split));
        reader.notifyNoMoreSplits();
        return this;
    }

    /** Started, and past the hold of a first start. */
    ReaderHarness settled() throws IOException {
        start();
        pass(2_000);
        return this;
    }

    /** Polls until there is nothing more. */
    void drain() throws IOException {
        while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
            // until nothing is available
        }
    }

    /** Lets time pass as the timer would, 20 ms at a time. */
    void pass(long ms) throws IOException {
        long end = clock.millis() + ms;
        drain();
        while (clock.millis() < end) {
            clock.advance(Math.min(20, end - clock.millis()));
            drain();
        }
    }

    void checkpoint(long id) {
        reader.snapshotState(id);
        reader.notifyCheckpointComplete(id);
    }
}
