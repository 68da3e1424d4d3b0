package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fengsui.jobs.mqtt.ReaderHarness.START;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.io.InputStatus;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.mqtt.SourceSettings.Mode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MqttSourceReaderTest {

    @Nested
    class Acknowledging {

        private final ReaderHarness harness = ReaderHarness.of(Mode.SHARED);

        @Test
        void notifyCheckpointComplete_emittedBefore_acknowledgesInOrderOfReceipt()
                throws Exception {
            harness.settled();
            deliver(7, 3, 9);
            harness.drain();
            assertThat(harness.broker.connection().acknowledged).isEmpty();

            harness.checkpoint(1);

            assertThat(harness.broker.connection().acknowledged).containsExactly(7, 3, 9);
        }

        @Test
        void notifyCheckpointComplete_emittedAfterTheSnapshot_waitsForTheNext() throws Exception {
            harness.settled();
            deliver(1);
            harness.drain();
            harness.reader.snapshotState(1);
            deliver(2);
            harness.drain();

            harness.reader.notifyCheckpointComplete(1);
            assertThat(harness.broker.connection().acknowledged).containsExactly(1);
            harness.checkpoint(2);
            assertThat(harness.broker.connection().acknowledged).containsExactly(1, 2);
        }

        @Test
        void notifyCheckpointComplete_waitingMessage_isNotAcknowledged() throws Exception {
            harness.settled();
            deliver(1);

            harness.checkpoint(1);

            assertThat(harness.broker.connection().acknowledged).isEmpty();
        }

        @Test
        void notifyCheckpointAborted_thenLaterComplete_coversBoth() throws Exception {
            harness.settled();
            deliver(1);
            harness.drain();
            harness.reader.snapshotState(1);
            harness.reader.notifyCheckpointAborted(1);
            deliver(2);
            harness.drain();

            harness.checkpoint(2);

            assertThat(harness.broker.connection().acknowledged).containsExactly(1, 2);
        }

        @Test
        void notifyCheckpointComplete_ofAnOldConnection_acknowledgesNothingOnTheNew()
                throws Exception {
            harness.broker.keepsSessions = true;
            harness.settled();
            deliver(12);
            harness.drain();
            harness.reader.snapshotState(1);
            FakeBroker.Connection old = harness.broker.connection();
            old.breakOff();
            harness.executor.runDelayed();
            harness.broker.connection().deliver(12, "root/obs/B", "other message, same id");
            harness.drain();

            harness.reader.notifyCheckpointComplete(1);

            assertThat(old.acknowledged).isEmpty();
            assertThat(harness.broker.connection().acknowledged).isEmpty();
            harness.checkpoint(2);
            assertThat(harness.broker.connection().acknowledged).containsExactly(12);
        }

        @Test
        void reconnect_sessionKept_doesNotEmitTwiceWhatStillWaited() throws Exception {
            harness.broker.keepsSessions = true;
            harness.settled();
            deliver(1);
            harness.broker.connection().breakOff();
            harness.executor.runDelayed();
            deliver(5);
            harness.drain();

            assertThat(harness.output.records).hasSize(1);
            harness.checkpoint(1);
            assertThat(harness.broker.connection().acknowledged).containsExactly(5);
        }

        @Test
        void reconnect_sessionLost_emitsWhatStillWaited() throws Exception {
            harness.settled();
            deliver(1);
            harness.broker.connection().breakOff();
            harness.executor.runDelayed();
            harness.drain();

            assertThat(harness.output.topics()).containsExactly("obs/A");
        }

        @Test
        void pollNext_afterAnAcknowledgementFailedWhileConnected_throws() throws Exception {
            harness.settled();
            deliver(1);
            harness.drain();
            harness.broker.acknowledgeFailure = new IOException("pen broken");

            harness.checkpoint(1);

            assertThatThrownBy(harness::drain)
                    .isInstanceOf(IOException.class)
                    .hasMessage("pen broken");
        }

        @Test
        void pollNext_afterAnAcknowledgementFailedWhileDisconnected_goesOn() throws Exception {
            harness.settled();
            deliver(1);
            harness.drain();
            harness.broker.acknowledgeFailure = new IOException("pen broken");
            harness.broker.connection().close();

            harness.checkpoint(1);

            harness.drain();
        }

        @Test
        void ignoredMessage_isAcknowledgedLikeAny() throws Exception {
            harness.settled();
            FakeBroker.Connection connection = harness.broker.connection();
            connection.deliver(1, "elsewhere/obs/A", "{}");
            connection.deliver(2, "root/obs/A", "{}", true, null);
            connection.deliver(3, "root/ingest_gap", "{}");
            connection.deliver(4, "root/config/station/A", "");
            harness.drain();

            assertThat(harness.output.records).isEmpty();
            harness.checkpoint(1);
            assertThat(connection.acknowledged).containsExactly(1, 2, 3, 4);
        }

        @Test
        void qosZero_isEmittedAndNotAcknowledged() throws Exception {
            harness.settled();
            deliver(0);
            harness.drain();
            harness.checkpoint(1);

            assertThat(harness.output.records).hasSize(1);
            assertThat(harness.broker.connection().acknowledged).isEmpty();
        }

        private void deliver(int... packetIds) {
            for (int id : packetIds) {
                harness.broker.connection().deliver(id, "root/obs/A", "{}");
            }
        }
    }

    @Nested
    class Stamping {

        private final ReaderHarness harness = ReaderHarness.of(Mode.SHARED);

        @Test
        void pollNext_stampsTheTimeOfEmission() throws Exception {
            harness.settled();
            harness.broker.connection().deliver(1, "root/obs/A", "late");
            harness.clock.advance(5_000);
            harness.drain();

            assertThat(harness.output.last().received()).isEqualTo(START + 7_000);
            assertThat(harness.output.last().topic()).isEqualTo("obs/A");
            assertThat(harness.output.last().text()).isEqualTo("late");
        }

        @Test
        void pollNext_clockRunsBack_receivedStands() throws Exception {
            harness.settled();
            harness.broker.connection().deliver(1, "root/obs/A", "1");
            harness.drain();
            harness.clock.advance(-60_000);
            harness.broker.connection().deliver(2, "root/obs/A", "2");
            harness.pass(100);

            assertThat(harness.output.records)
                    .extracting(Arrival::received)
                    .containsExactly(START + 2_000, START + 2_000);
            assertThat(harness.output.watermark).isEqualTo(START + 1_999);
        }

        @Test
        void pollNext_noData_watermarkFollowsTheClockEvery20Ms() throws Exception {
            harness.settled();
            assertThat(harness.output.watermark).isEqualTo(START + 1_999);
            harness.clock.advance(19);
            harness.drain();
            assertThat(harness.output.watermark).isEqualTo(START + 1_999);
            harness.clock.advance(1);
            harness.drain();
            assertThat(harness.output.watermark).isEqualTo(START + 2_019);
        }

        @Test
        void pollNext_streamNeverEmpty_watermarkStillMoves() throws Exception {
            harness.settled();
            for (int i = 0; i < 5; i++) {
                harness.broker.connection().deliver(i + 1, "root/obs/A", "x");
            }
            for (int i = 0; i < 4; i++) {
                harness.clock.advance(10);
                assertThat(harness.reader.pollNext(harness.output))
                        .isEqualTo(InputStatus.MORE_AVAILABLE);
            }

            assertThat(harness.output.watermark).isEqualTo(START + 2_039);
        }

        @Test
        void isAvailable_messageArrives_completes() throws Exception {
            harness.settled();
            CompletableFuture<Void> available = harness.reader.isAvailable();
            assertThat(available).isNotDone();

            harness.broker.connection().deliver(1, "root/obs/A", "x");

            assertThat(available).isDone();
        }

        @Test
        void readerWithoutSlots_advancesItsWatermark() throws Exception {
            harness.reader.start();
            harness.drain();
            assertThat(harness.output.watermark).isEqualTo(Long.MIN_VALUE);
            harness.reader.notifyNoMoreSplits();
            harness.pass(100);

            assertThat(harness.output.watermark).isEqualTo(START + 99);
        }
    }

    @Nested
    class Holding {

        private final ReaderHarness harness = ReaderHarness.of(Mode.SHARED);

        @Test
        void firstStart_holdsTwoSecondsAndReportsNoGap() throws Exception {
            harness.start();
            harness.broker.connection().deliver(1, "root/obs/A", "x");
            harness.pass(1_999);
            assertThat(harness.output.watermark).isEqualTo(Long.MIN_VALUE);
            harness.pass(1);

            assertThat(harness.output.topics()).containsExactly("obs/A");
            assertThat(harness.output.watermark).isEqualTo(START + 1_999);
        }

        @Test
        void firstStart_brokerAway_afterTheCapReportsGapsFromTheStart() throws Exception {
            harness.broker.reachable = false;
            harness.start();
            harness.pass(19_980);
            assertThat(harness.output.watermark).isEqualTo(Long.MIN_VALUE);
            harness.pass(1_020);

            assertThat(harness.output.records)
                    .extracting(Arrival::text)
                    .containsExactly(
                            gap(START, START + 20_000), gap(START + 20_000, START + 21_000));
            assertThat(harness.output.watermark).isEqualTo(START + 20_999);
        }

        @Test
        void restore_reportsTheGapFromWhatTheStateCovers() throws Exception {
            harness.start(served(START - 5_000, START - 5_000));
            harness.broker.connection().deliver(1, "root/obs/A", "x");
            harness.pass(1_000);
            assertThat(harness.output.watermark).isEqualTo(Long.MIN_VALUE);
            assertThat(harness.output.last().received()).isEqualTo(START);
            harness.pass(1_000);

            assertThat(harness.output.topics()).containsExactly("obs/A", "ingest_gap");
            assertThat(harness.output.last().text()).isEqualTo(gap(START - 5_000, START + 2_000));
            assertThat(harness.output.last().received()).isEqualTo(START + 2_000);
            assertThat(harness.output.watermark).isEqualTo(START + 1_999);
        }

        @Test
        void restore_clockBehindTheState_neverStampsEarlier() throws Exception {
            harness.start(served(START + 9_000, START + 9_000));
            harness.broker.connection().deliver(1, "root/obs/A", "x");
            harness.drain();

            assertThat(harness.output.last().received()).isEqualTo(START + 9_000);
        }

        @Test
        void restore_backlogKeepsComing_holdsUntilSteadilyEmpty() throws Exception {
            harness.start(served(START - 1, START - 1));
            harness.pass(1_500);
            // Not found empty for 220 ms: the two seconds start over.
            for (int i = 0; i < 11; i++) {
                harness.broker.connection().deliver(i + 1, "root/obs/A", "x");
                harness.broker.connection().deliver(i + 20, "root/obs/A", "x");
                harness.clock.advance(20);
                harness.reader.pollNext(harness.output);
            }
            harness.pass(1_980);
            assertThat(harness.output.topics()).doesNotContain("ingest_gap");
            harness.pass(40);

            assertThat(harness.output.last().topic()).isEqualTo("ingest_gap");
        }

        @Test
        void restore_windowFull_emptyQueueIsNotCaughtUp() throws Exception {
            ReaderHarness small = ReaderHarness.withWindow(2);
            small.start(served(START - 1, START - 1));
            small.broker.connection().deliver(1, "root/obs/A", "x");
            small.broker.connection().deliver(2, "root/obs/A", "x");
            small.pass(3_000);
            assertThat(small.output.watermark).isEqualTo(Long.MIN_VALUE);

            small.checkpoint(1);
            small.pass(2_000);

            assertThat(small.output.last().topic()).isEqualTo("ingest_gap");
        }

        @Test
        void connectionLost_holdsThenReportsTheGapFromTheLoss() throws Exception {
            harness.broker.keepsSessions = true;
            harness.settled();
            harness.clock.advance(10);
            harness.broker.connection().breakOff();
            long held = harness.output.watermark;
            harness.pass(1_000);
            assertThat(harness.output.watermark).isEqualTo(held);

            harness.executor.runDelayed();
            harness.pass(2_000);

            assertThat(harness.output.last().text()).isEqualTo(gap(START + 2_010, START + 5_010));
            assertThat(harness.output.watermark).isEqualTo(START + 5_009);
        }

        @Test
        void snapshot_whileHolding_keepsTheBeginningOfTheGap() throws Exception {
            harness.start(served(START - 5_000, START - 5_000));
            harness.broker.connection().deliver(1, "root/obs/A", "x");
            harness.pass(1_000);

            assertThat(harness.reader.snapshotState(1))
                    .containsExactly(served(START + 1_000, START - 5_000));
        }

        @Test
        void snapshot_whenSettled_coversUntilNow() throws Exception {
            harness.settled();

            assertThat(harness.reader.snapshotState(1))
                    .containsExactly(served(START + 2_000, START + 2_000));
        }

        private String gap(long from, long to) {
            return "{\"from\":" + from + ",\"to\":" + to + "}";
        }
    }

    @Nested
    class Ticking {

        @Test
        void controlSource_ticksEachMinuteOnceSettled() throws Exception {
            ReaderHarness harness = ReaderHarness.of(Mode.CONTROL);
            harness.settled();
            harness.pass(120_000);

            assertThat(harness.output.topics()).containsExactly("clock", "clock", "clock");
            assertThat(harness.output.records.get(0).received()).isEqualTo(START + 2_000);
            assertThat(harness.output.records.get(0).payload()).isEmpty();
            assertThat(harness.output.records.get(1).received()).isEqualTo(START + 62_000);
        }

        @Test
        void tick_nothingOfItsMillisecondFollows() throws Exception {
            ReaderHarness harness = ReaderHarness.of(Mode.CONTROL);
            harness.settled();
            harness.broker.connection().deliver(1, "root/act/u", "x");
            harness.drain();

            assertThat(harness.output.records.get(1).received())
                    .isGreaterThan(harness.output.records.get(0).received());
        }

        @Test
        void sharedSource_doesNotTick() throws Exception {
            ReaderHarness harness = ReaderHarness.of(Mode.SHARED);
            harness.settled();
            harness.pass(120_000);

            assertThat(harness.output.records).isEmpty();
        }
    }

    @Nested
    class Simulated {

        private final ReaderHarness harness = ReaderHarness.of(Mode.SIMULATED);

        @Test
        void received_isTheUserProperty_elseTheGreatestSoFar() throws Exception {
            harness.start();
            send(1, "obs/A", "1000");
            send(2, "obs/B", null);
            send(3, "obs/C", "900");
            send(4, "obs/D", "2000");
            send(5, "obs/E", "soon");
            harness.drain();

            assertThat(harness.output.records)
                    .extracting(Arrival::received)
                    .containsExactly(1_000L, 1_000L, 1_000L, 2_000L, 2_000L);
            assertThat(harness.output.watermark).isEqualTo(1_999);
        }

        @Test
        void tick_movesTheWatermarkToItself() throws Exception {
            harness.start();
            send(1, "obs/A", "1000");
            harness.broker.connection().deliver(2, "root/clock", "5000");
            harness.drain();

            assertThat(harness.output.last().received()).isEqualTo(5_000);
            assertThat(harness.output.topics()).containsExactly("obs/A", "clock");
            assertThat(harness.output.watermark).isEqualTo(5_000);
        }

        @Test
        void tick_redelivered_isIgnored() throws Exception {
            harness.start();
            harness.broker.connection().deliver(1, "root/clock", "5000");
            harness.broker.connection().deliver(2, "root/clock", "5000");
            send(3, "obs/A", "4000");
            harness.drain();

            assertThat(harness.output.topics()).containsExactly("clock", "obs/A");
            assertThat(harness.output.last().received()).isEqualTo(5_001);
        }

        @Test
        void ownOutput_isIgnored() throws Exception {
            harness.start();
            send(1, "warn/d/_/_/waterlogging/A", "1000");
            send(2, "sign/A", "1000");
            harness.drain();

            assertThat(harness.output.records).isEmpty();
        }

        @Test
        void lostConnection_neitherHoldsNorReportsAGap() throws Exception {
            harness.start();
            send(1, "obs/A", "1000");
            harness.drain();
            harness.broker.connection().breakOff();
            harness.pass(60_000);

            assertThat(harness.output.topics()).containsExactly("obs/A");
            assertThat(harness.output.watermark).isEqualTo(999);
        }

        @Test
        void restore_goesOnWhereItWas() throws Exception {
            harness.start();
            harness.broker.connection().deliver(1, "root/clock", "5000");
            harness.drain();
            MqttSessionSplit state = harness.reader.snapshotState(1).get(0);
            ReaderHarness restored = ReaderHarness.of(Mode.SIMULATED);
            restored.start(state);
            restored.broker.connection().deliver(1, "root/clock", "5000");
            restored.broker.connection().deliver(2, "root/obs/A", "x", false, "6000");
            restored.drain();

            assertThat(restored.output.topics()).containsExactly("obs/A");
            assertThat(restored.output.watermark).isEqualTo(5_999);
        }

        private void send(int id, String topic, String received) {
            harness.broker.connection().deliver(id, "root/" + topic, "x", false, received);
        }
    }

    private static MqttSessionSplit served(long lastReceived, long coveredUntil) {
        return new MqttSessionSplit(0, "test-0", lastReceived, coveredUntil, List.of("root/#"));
    }

    @Test
    void pollNext_windowFullForAMinuteWithoutAnyCheckpoint_throws() throws Exception {
        ReaderHarness harness = ReaderHarness.withWindow(2);
        harness.settled();
        harness.broker.connection().deliver(1, "root/obs/A", "x");
        harness.broker.connection().deliver(2, "root/obs/A", "x");
        harness.pass(59_000);

        assertThatThrownBy(() -> harness.pass(2_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("execution.checkpointing.interval");
    }

    @Test
    void arrived_farBeyondTheWindow_fails() throws Exception {
        ReaderHarness harness = ReaderHarness.withWindow(2);
        harness.settled();
        for (int i = 1; i <= 1_100; i++) {
            harness.broker.connection().deliver(i, "root/obs/A", "x");
        }

        assertThatThrownBy(harness::drain).hasMessageContaining("receive maximum");
    }
}
