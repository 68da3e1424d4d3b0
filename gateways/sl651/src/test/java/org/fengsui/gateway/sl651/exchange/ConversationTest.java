package org.fengsui.gateway.sl651.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.fengsui.gateway.sl651.Golden;
import org.fengsui.gateway.sl651.Uplink;
import org.fengsui.gateway.sl651.exchange.Counters.Count;
import org.fengsui.gateway.sl651.frame.End;
import org.fengsui.gateway.sl651.frame.Frame;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final String STATION = "0090000026";
    private static final String NOW = "2017-07-18T03:00:20Z";

    private final Bench bench = new Bench(Golden.STATIONS, NOW);

    @Test
    void message_isConfirmedByteForByte_whenItIsSafe_andNotBefore() {
        bench.safeAtOnce = false;
        bench.take(Golden.TIMED);
        assertThat(bench.answers).isEmpty();
        assertThat(bench.pending).isEqualTo(1);
        bench.keeping.get(0).complete(null);
        bench.settle();
        assertThat(bench.answers).containsExactly(Golden.TIMED_CONFIRMED);
        assertThat(bench.pending).isZero();
    }

    @Test
    void test_isConfirmed_andKeptForTheTestStoreOnly() {
        bench.take(Golden.TEST);
        assertThat(bench.answers).containsExactly(Golden.TEST_CONFIRMED);
        assertThat(bench.kept).isNotEmpty().allMatch(message -> message.test());
    }

    @Test
    void heartbeat_isNotAnswered() {
        bench.take(Golden.HEARTBEAT);
        assertThat(bench.answers).isEmpty();
        assertThat(bench.identified).isEqualTo(1);
        assertThat(bench.count(Count.HEARTBEATS)).isEqualTo(1);
    }

    @Test
    void messageThatIsNotKept_isNotConfirmed_andTakenAnewWhenItComesAgain() {
        bench.safeAtOnce = false;
        bench.take(Golden.TIMED);
        bench.keeping.get(0).completeExceptionally(new IllegalStateException("the queue is full"));
        bench.settle();
        assertThat(bench.answers).isEmpty();
        assertThat(bench.count(Count.NOT_KEPT)).isEqualTo(1);
        bench.safeAtOnce = true;
        bench.take(Golden.TIMED);
        assertThat(bench.answers).containsExactly(Golden.TIMED_CONFIRMED);
        assertThat(bench.kept).hasSize(2);
    }

    @Test
    void duplicate_isConfirmedEachTime_andPublishedOnce_evenWithALaterSendTime() {
        bench.take(Golden.TIMED);
        bench.take(Golden.TIMED);
        bench.take(
                Uplink.frame(
                        STATION,
                        0x32,
                        "0034 170718110116 F1F1 0090000026 48 F0F0 1707181100 2019000040 2619000040"
                                + "392300010490 38121099"));
        assertThat(bench.answers).hasSize(3);
        assertThat(bench.answers.get(2))
                .contains("0034170718110116")
                .doesNotContain("0034170718110016");
        assertThat(bench.kept).hasSize(1);
        assertThat(bench.count(Count.DUPLICATES)).isEqualTo(2);
    }

    @Test
    void duplicateOnANewConnection_whileTheFirstIsNotSafe_waitsForTheSameSafety() {
        bench.safeAtOnce = false;
        bench.take(Golden.TIMED);
        bench.disconnect();
        bench.connect();
        bench.take(Golden.TIMED);
        assertThat(bench.kept).hasSize(1);
        assertThat(bench.answers).isEmpty();
        bench.keeping.get(0).complete(null);
        bench.settle();
        assertThat(bench.answers).hasSize(2);
    }

    @Test
    void sameSerialNumber_withOtherContent_isAnotherMessage() {
        for (int serial : new int[] {65_535, 1, 0, 0}) {
            bench.take(Uplink.level(STATION, serial, "170718110016", "1707181100", "00010490"));
        }
        bench.take(Uplink.level(STATION, 1, "170718110516", "1707181105", "00010490"));
        bench.take(Uplink.level(STATION, 1, "170718110516", "1707181105", "00010500"));
        assertThat(bench.kept).hasSize(5);
        assertThat(bench.answers).hasSize(6);
        assertThat(bench.answers.get(2)).contains("80080200001707");
    }

    @Test
    void windowOfDuplicates_isBounded() {
        for (int i = 0; i <= Receipts.WINDOW; i++) {
            bench.take(Uplink.level(STATION, i + 1, "170718110016", "1707181100", "00010490"));
        }
        bench.take(Uplink.level(STATION, 1, "170718110016", "1707181100", "00010490"));
        assertThat(bench.kept).hasSize(Receipts.WINDOW + 2);
    }

    @Test
    void m1_isPublishedAndNotAnswered() {
        Bench silent = new Bench(station("exchange: M1"), NOW);
        silent.take(Golden.TIMED);
        assertThat(silent.kept).hasSize(1);
        assertThat(silent.answers).isEmpty();
    }

    @Test
    void stationThatMayLeave_isTold() {
        Bench leaving = new Bench(station("stay_online: false"), NOW);
        leaving.take(Golden.TIMED);
        assertThat(leaving.answers).singleElement().asString().contains("17071811001604");
    }

    @Test
    void frameWithASuccessor_isAnsweredToGoOn() {
        Frame frame =
                Uplink.frame(
                        STATION,
                        0x37,
                        null,
                        "0034 170718110016 F1F1 0090000026 48 F0F0 1707181100 392300010490",
                        End.ETB);
        for (String exchange : new String[] {"M2", "M4"}) {
            Bench going = new Bench(station("exchange: " + exchange), NOW);
            going.take(frame);
            assertThat(going.answers).singleElement().asString().contains("17071811001606");
        }
    }

    @Test
    void unknownStation_isNeverAnswered() {
        bench.take(Uplink.level("0099999999", 1, "170718110016", "1707181100", "00010490"));
        assertThat(bench.answers).isEmpty();
        assertThat(bench.kept).isEmpty();
        assertThat(bench.identified).isZero();
        assertThat(bench.count(Count.UNKNOWN_STATION)).isEqualTo(1);
    }

    @Test
    void wrongPassword_isNotAnswered_whereOneIsConfigured() {
        Bench strict = new Bench(station("password: \"0001\""), NOW);
        strict.take(Golden.TIMED);
        assertThat(strict.answers).isEmpty();
        assertThat(strict.count(Count.WRONG_PASSWORD)).isEqualTo(1);
        Bench right = new Bench(station("password: \"03E8\""), NOW);
        right.take(Golden.TIMED);
        assertThat(right.answers).hasSize(1);
    }

    @Test
    void functionsThatAreNotRead_areNotAnswered() {
        for (int function : new int[] {0x36, 0x40, 0x45, 0x50, 0xE1}) {
            bench.take(Uplink.frame(STATION, function, "0001 170718110016 F1F1 0090000026"));
        }
        assertThat(bench.answers).isEmpty();
        assertThat(bench.count(Count.UNREAD_FUNCTION)).isEqualTo(5);
    }

    @Test
    void bodyThatIsTooShort_isNotAnswered() {
        bench.take(Uplink.frame(STATION, 0x32, "0001"));
        assertThat(bench.answers).isEmpty();
        assertThat(bench.count(Count.UNREADABLE)).isEqualTo(1);
    }

    @Test
    void clock_isSetTwiceWhereItIsFarOff_secondAfterTheAnswer() {
        Bench setting = new Bench(station("set_clock: PT1M"), "2017-07-18T03:10:16Z");
        setting.take(Golden.TIMED);
        assertThat(setting.answers).hasSize(2);
        assertThat(setting.answers.get(1))
                .startsWith(
                        "7E7E009000002605" + "03E84A" + "8008" + "02" + "0000170718111016" + "05");
        setting.take(Uplink.frame(STATION, 0x4A, "0001 170718111016 F1F1 0090000026"));
        assertThat(setting.answers).hasSize(3);
        setting.take(Uplink.frame(STATION, 0x4A, "0002 170718111016 F1F1 0090000026"));
        setting.take(Golden.EXTRA);
        assertThat(setting.answers).hasSize(4);
        assertThat(setting.count(Count.CLOCKS_SET)).isEqualTo(2);
    }

    @Test
    void clock_isLeftAlone_whereItIsNotConfiguredOrNearEnough() {
        Bench near = new Bench(station("set_clock: PT1M"), "2017-07-18T03:00:50Z");
        near.take(Golden.TIMED);
        assertThat(near.answers).hasSize(1);
        Bench notConfigured = new Bench(Golden.STATIONS, "2017-07-18T05:00:00Z");
        notConfigured.take(Golden.TIMED);
        assertThat(notConfigured.answers).hasSize(1);
    }

    private static String station(String setting) {
        return "stations:\n  - {id: BRIDGE, address: \"0090000026\", %s}\n".formatted(setting);
    }
}
