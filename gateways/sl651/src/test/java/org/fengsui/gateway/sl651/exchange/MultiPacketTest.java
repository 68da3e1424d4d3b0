package org.fengsui.gateway.sl651.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.fengsui.gateway.sl651.Uplink;
import org.fengsui.gateway.sl651.exchange.Counters.Count;
import org.fengsui.gateway.sl651.frame.End;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.frame.Packet;
import org.junit.jupiter.api.Test;

/** Messages in several packets. Their layout is the standard's; no live one is known. */
class MultiPacketTest {
    private static final String STATION = "0090000026";
    private static final String[] PARTS = {
        "0034 170718110016 F1F1 0090000026 48 F0F0 17071811", "00 3923 0001", "0490 3812", "1099"
    };
    private static final String CONFIRMED = "3480080200341707181100161B";

    private final Bench bench =
            new Bench(
                    "stations:\n  - {id: BRIDGE, address: \"0090000026\", exchange: M3}\n",
                    "2017-07-18T03:00:20Z");

    @Test
    void packetsInOrder_areOneMessage_confirmedOnce() {
        send(1, 2, 3);
        assertThat(bench.answers).isEmpty();
        send(4);
        assertThat(bench.answers).singleElement().asString().contains(CONFIRMED);
        assertThat(bench.kept).hasSize(1);
        assertThat(new String(bench.kept.get(0).payload()))
                .contains("\"stage\":10.49", "\"battery\":10.99");
        assertThat(bench.unfinishedBytes()).isZero();
    }

    @Test
    void packetsOutOfOrder_areTheSameMessage() {
        send(4, 2, 1, 3);
        assertThat(bench.answers).singleElement().asString().contains(CONFIRMED);
    }

    @Test
    void missingPacket_isAskedForAfterTheLast_byItsNumber() {
        send(1, 3, 4);
        bench.seconds(1);
        assertThat(bench.answers).isEmpty();
        bench.seconds(2);
        assertThat(bench.answers)
                .singleElement()
                .asString()
                .contains("34" + "800B" + "16" + "004002" + "0034170718110016" + "15");
        send(2);
        assertThat(bench.answers).hasSize(2);
        assertThat(bench.answers.get(1)).contains(CONFIRMED);
        bench.seconds(100);
        assertThat(bench.answers).hasSize(2);
    }

    @Test
    void twoMissingPackets_areAskedForOneAfterTheOther() {
        send(1, 4);
        bench.seconds(3);
        assertThat(bench.answers.get(0)).contains("16004002");
        send(2);
        bench.seconds(3);
        assertThat(bench.answers.get(1)).contains("16004003");
        send(3);
        assertThat(bench.answers.get(2)).contains(CONFIRMED);
    }

    @Test
    void packetThatNeverComes_isAskedForTwice_thenTheMessageIsGivenUp() {
        send(1, 2, 4);
        bench.seconds(3);
        bench.seconds(16);
        bench.seconds(16);
        bench.seconds(16);
        assertThat(bench.answers).hasSize(2);
        assertThat(bench.count(Count.INCOMPLETE)).isEqualTo(1);
        assertThat(bench.unfinishedBytes()).isZero();
        send(1, 2, 3, 4);
        assertThat(bench.answers).hasSize(3);
    }

    @Test
    void lastPacketThatNeverComes_isAskedForAfterSilence() {
        send(1, 2, 3);
        bench.seconds(3);
        assertThat(bench.answers).isEmpty();
        bench.seconds(15);
        assertThat(bench.answers).singleElement().asString().contains("16004004");
    }

    @Test
    void wholeMessageSentAgain_isConfirmedAgain_andPublishedOnce() {
        send(1, 2, 3, 4, 1, 2, 3, 4);
        assertThat(bench.answers).hasSize(2);
        assertThat(bench.kept).hasSize(1);
    }

    @Test
    void packetThatComesTwice_changesNothing() {
        send(1, 1, 2, 2, 3, 4);
        assertThat(bench.answers).hasSize(1);
        assertThat(bench.kept).hasSize(1);
    }

    @Test
    void newMessageBeforeTheOldIsWhole_replacesIt() {
        send(1, 2);
        bench.take(packet(4, 1, "0035 170718110516 F1F1 0090000026 48 F0F0 17071811"));
        send(2, 3, 4);
        assertThat(bench.answers).singleElement().asString().contains("0035170718110516");
        assertThat(bench.count(Count.INCOMPLETE)).isEqualTo(1);
    }

    @Test
    void packetNumbersThatCannotBe_areGivenUp() {
        bench.take(packet(4, 0, PARTS[0]));
        bench.take(packet(4, 5, PARTS[0]));
        bench.take(packet(0, 0, PARTS[0]));
        bench.take(packet(4_095, 1, PARTS[0]));
        assertThat(bench.count(Count.INCOMPLETE)).isEqualTo(4);
        assertThat(bench.unfinishedBytes()).isZero();
    }

    @Test
    void endlessMessage_isGivenUp_beforeItFillsTheMemory() {
        for (int number = 1; number < 100; number++) {
            bench.take(packet(1_000, number, "00".repeat(4_000)));
        }
        assertThat(bench.count(Count.INCOMPLETE)).isPositive();
        assertThat(bench.unfinishedBytes()).isLessThan(100_000);
        bench.disconnect();
        assertThat(bench.unfinishedBytes()).isZero();
    }

    private void send(int... numbers) {
        for (int number : numbers) {
            bench.take(packet(PARTS.length, number, PARTS[number - 1]));
        }
    }

    private static Frame packet(int total, int number, String body) {
        return Uplink.frame(
                STATION,
                0x34,
                new Packet(total, number),
                body,
                number == total ? End.ETX : End.ETB);
    }
}
