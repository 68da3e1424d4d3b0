package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.jobs.mqtt.ReaderHarness.START;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A retired session from the reader's side, its state taken through the serializer. */
class SessionChangesTest {

    private final ReaderHarness harness = ReaderHarness.withSessions(1);

    @Test
    void retired_allowed_isDrainedAcknowledgedClosedAndForgotten() throws Exception {
        retire();
        FakeBroker.Connection connection = harness.broker.connection();
        assertThat(connection.filters).isEmpty();
        connection.deliver(4, "root/obs/A", "queued before");
        harness.reader.handleSourceEvents(new WithdrawalAllowed());
        harness.pass(2_100);
        harness.checkpoint(1);
        assertThat(connection.acknowledged).containsExactly(4);
        assertThat(connection.unsubscribed).containsExactly("root/#");
        assertThat(connection.ended).isFalse();

        connection.deliver(5, "root/obs/A", "the rest of the queue");
        harness.pass(2_100);
        harness.checkpoint(2);

        assertThat(connection.acknowledged).containsExactly(4, 5);
        assertThat(connection.ended).isTrue();
        assertThat(harness.reader.snapshotState(3)).isEmpty();
        harness.drain();
        assertThat(harness.told).last().isEqualTo(new SlotReport(List.of(), List.of()));
    }

    @Test
    void retired_notAllowed_staysSubscribed() throws Exception {
        retire();
        harness.pass(5_000);
        harness.checkpoint(1);

        assertThat(harness.broker.connection().unsubscribed).isEmpty();
        assertThat(harness.reader.snapshotState(2)).hasSize(1);
    }

    @Test
    void retired_messageAfterTheSnapshot_isNotLeftBehind() throws Exception {
        retire();
        harness.reader.handleSourceEvents(new WithdrawalAllowed());
        harness.pass(2_100);
        harness.checkpoint(1);
        harness.pass(2_100);
        harness.reader.snapshotState(2);
        harness.broker.connection().deliver(9, "root/obs/A", "late");
        harness.drain();
        harness.reader.notifyCheckpointComplete(2);
        assertThat(harness.broker.connection().ended).isFalse();

        harness.pass(2_100);
        harness.checkpoint(3);

        assertThat(harness.broker.connection().acknowledged).containsExactly(9);
        assertThat(harness.broker.connection().ended).isTrue();
    }

    @Test
    void serving_filtersOfTheStateNoLongerWanted_areLeftAfterDraining() throws Exception {
        ReaderHarness changed = ReaderHarness.withSessions(1);
        changed.broker.keepsSessions = true;
        changed.start(
                new MqttSessionSplit(0, "test-0", START, START, List.of("root/#", "root/old/#")));
        changed.pass(100);
        assertThat(changed.reader.snapshotState(1).get(0).filters())
                .containsExactly("root/#", "root/old/#");
        changed.reader.handleSourceEvents(new WithdrawalAllowed());
        changed.pass(2_100);
        changed.checkpoint(2);

        assertThat(changed.broker.connection().unsubscribed).containsExactly("root/old/#");
        assertThat(changed.reader.snapshotState(3).get(0).filters()).containsExactly("root/#");
    }

    private void retire() throws Exception {
        MqttSessionSplitSerializer serializer = new MqttSessionSplitSerializer();
        MqttSessionSplit state = new MqttSessionSplit(3, "test-3", START, START, List.of("root/#"));
        harness.broker.keepsSessions = true;
        harness.start(serializer.deserialize(2, serializer.serialize(state)));
        harness.pass(100);
    }
}
