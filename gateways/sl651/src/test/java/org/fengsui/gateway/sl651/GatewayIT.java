package org.fengsui.gateway.sl651;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fengsui.broker.EmbeddedBroker;
import org.fengsui.gateway.sl651.exchange.Counters.Count;
import org.fengsui.gateway.sl651.exchange.Patience;
import org.fengsui.gateway.sl651.frame.Direction;
import org.fengsui.gateway.sl651.frame.End;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.outbox.Broker;
import org.fengsui.gateway.sl651.server.Limits;
import org.fengsui.gateway.sl651.station.StationsReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stations on real sockets, the product's broker. */
class GatewayIT {
    private static final String STATION = "0090000026";
    private static final long ROOM = 64L << 20;

    @TempDir Path folder;
    private TestBroker broker;

    @BeforeEach
    void placeBroker() throws Exception {
        broker = new TestBroker(folder.resolve("broker"));
        try (EmbeddedBroker running = broker.start();
                Listener listener = new Listener(broker.port)) {
            assertThat(running.port()).isEqualTo(broker.port);
            assertThat(listener.heard).isEmpty();
        }
    }

    @Test
    void messages_areConfirmedByteForByte_andPublishedBelowTheRoot() throws Exception {
        try (EmbeddedBroker running = broker.start();
                Listener listener = new Listener(broker.port);
                Gateway gateway = gateway(ROOM, Limits.USUAL);
                TestStation station = new TestStation(gateway.port())) {
            station.send(Uplink.bytes(Golden.TIMED));
            assertThat(station.answer()).isEqualTo(Golden.TIMED_CONFIRMED);
            station.send(Uplink.bytes(Golden.HEARTBEAT + Golden.TEST + Golden.STATUS));
            assertThat(station.answer()).isEqualTo(Golden.TEST_CONFIRMED);
            assertThat(station.answer()).isEqualTo(Uplink.hex(confirmation(0x46)));
            Await.until("two messages", () -> listener.heard.size() >= 2);
            assertThat(listener.heard)
                    .hasSize(2)
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .startsWith(
                                                    "fengsui/v1/obs/BRIDGE [{\"station\":\"BRIDGE\""))
                    .anySatisfy(line -> assertThat(line).startsWith("fengsui/v1/status/BRIDGE {"));
            Await.until("the test", () -> Files.exists(folder.resolve("gateway/test.jsonl")));
            assertThat(folder.resolve("gateway/test.jsonl"))
                    .content()
                    .contains("TEST-STATION")
                    .contains("rain_total@day");
            assertThat(running.port()).isEqualTo(broker.port);
        }
    }

    @Test
    void brokerAway_stationsAreConfirmed_andAllIsDeliveredWhenItIsBack() throws Exception {
        try (Gateway gateway = gateway(ROOM, Limits.USUAL);
                TestStation station = new TestStation(gateway.port())) {
            confirm(station, 1, 50);
            assertThat(gateway.queued()).isPositive();
            assertThat(gateway.trouble()).isNotEmpty();
            try (EmbeddedBroker running = broker.start();
                    Listener listener = new Listener(broker.port)) {
                Await.until("the backlog", () -> listener.heard.size() >= 50);
                assertThat(new HashSet<>(listener.heard)).hasSize(50);
                assertThat(listener.heard.stream().map(GatewayIT::levelOf)).isSorted();
                Await.until("an empty queue", () -> gateway.queued() == 0);
                assertThat(gateway.trouble()).isEmpty();
                confirm(station, 51, 60);
                Await.until("live again", () -> listener.heard.size() >= 60);
                assertThat(running.port()).isEqualTo(broker.port);
            }
        }
    }

    @Test
    void brokerRestarted_whileMessagesFlow_losesNone() throws Exception {
        Set<String> heard = new HashSet<>();
        try (Gateway gateway = gateway(ROOM, Limits.USUAL);
                TestStation station = new TestStation(gateway.port())) {
            for (int round = 0; round < 3; round++) {
                int before = round * 100;
                try (EmbeddedBroker running = broker.start();
                        Listener listener = new Listener(broker.port)) {
                    confirm(station, before + 1, before + 70);
                    Await.until(
                            "something of round " + round,
                            () -> {
                                heard.addAll(listener.heard);
                                return heard.size() > before;
                            });
                    assertThat(running.port()).isEqualTo(broker.port);
                }
                confirm(station, before + 71, before + 100);
            }
            try (EmbeddedBroker running = broker.start();
                    Listener listener = new Listener(broker.port)) {
                Await.until(
                        "all",
                        () -> {
                            heard.addAll(listener.heard);
                            return heard.size() >= 300;
                        });
                assertThat(running.port()).isEqualTo(broker.port);
            }
        }
        assertThat(heard).hasSize(300);
    }

    @Test
    void fullQueue_confirmsNothing() throws Exception {
        try (Gateway gateway = gateway(1_000, Limits.USUAL);
                TestStation station = new TestStation(gateway.port())) {
            for (int i = 1; i <= 20; i++) {
                station.send(level(i));
            }
            Await.until("a refusal", () -> gateway.counters().get(Count.NOT_KEPT) > 0);
            Await.until(
                    "all are settled",
                    () ->
                            gateway.counters().get(Count.NOT_KEPT)
                                            + gateway.counters().get(Count.CONFIRMED)
                                    == 20);
            long confirmed = gateway.counters().get(Count.CONFIRMED);
            assertThat(confirmed).isLessThan(20);
            for (long i = 0; i < confirmed; i++) {
                assertThat(station.answer()).hasSize(50);
            }
            assertThat(station.hearsNothing(200)).isTrue();
        }
    }

    @Test
    void killedAndStartedAgain_deliversEverythingThatWasConfirmed() throws Exception {
        Path stations = Files.writeString(folder.resolve("stations.yaml"), Golden.STATIONS);
        Path queue = folder.resolve("gateway");
        try (GatewayProcess process = new GatewayProcess(stations, queue, broker.uri(), 100);
                TestStation station = new TestStation(process.port)) {
            confirm(station, 1, 100);
            process.kill();
        }
        try (GatewayProcess process = new GatewayProcess(stations, queue, broker.uri(), 100);
                EmbeddedBroker running = broker.start();
                Listener listener = new Listener(broker.port);
                TestStation station = new TestStation(process.port)) {
            confirm(station, 101, 120);
            Await.until("all", () -> new HashSet<>(listener.heard).size() >= 120);
            assertThat(new HashSet<>(listener.heard)).hasSize(120);
            assertThat(running.port()).isEqualTo(broker.port);
        }
    }

    @Test
    void hostileConnections_areEnded_andDisturbNobody() throws Exception {
        Limits limits =
                Limits.USUAL.withTimes(
                        Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMillis(300));
        try (Gateway gateway = gateway(ROOM, limits);
                TestStation live = new TestStation(gateway.port());
                TestStation silent = new TestStation(gateway.port());
                TestStation garbage = new TestStation(gateway.port());
                TestStation starts = new TestStation(gateway.port());
                TestStation unknown = new TestStation(gateway.port());
                TestStation slow = new TestStation(gateway.port())) {
            confirm(live, 1, 1);
            garbage.send(new byte[64 * 1_024]);
            byte[] half = Uplink.bytes(Golden.TIMED.substring(0, 60));
            for (int i = 0; i < 100; i++) {
                starts.send(half);
            }
            unknown.send(level("0099999999", 1));
            byte[] whole = level(2);
            for (byte b : whole) {
                slow.send(new byte[] {b});
            }
            assertThat(slow.answer()).hasSize(50);
            assertThat(garbage.isClosed()).isTrue();
            assertThat(silent.isClosed()).isTrue();
            assertThat(unknown.isClosed()).isTrue();
            assertThat(starts.isClosed()).isTrue();
            confirm(live, 3, 5);
            Await.until("two connections left", () -> gateway.connections() == 2);
        }
    }

    @Test
    void incompleteFrame_isGivenUpAfterSilence_andTheNextIsConfirmed() throws Exception {
        Limits limits =
                Limits.USUAL.withTimes(
                        Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMillis(200));
        try (Gateway gateway = gateway(ROOM, limits);
                TestStation station = new TestStation(gateway.port())) {
            String endless = "7E7E0500900000261234320FFF02";
            station.send(Uplink.bytes(endless + endless));
            station.send(level(1));
            assertThat(station.answer()).hasSize(50);
            assertThat(gateway.counters().get(Count.BROKEN_FRAMES)).isPositive();
        }
    }

    @Test
    void limits_holdPerAddress_andStrangersGiveWay() throws Exception {
        try (Gateway gateway = gateway(ROOM, Limits.USUAL.withConnections(100, 3))) {
            List<TestStation> stations = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                stations.add(new TestStation(gateway.port()));
            }
            Await.until(
                    "one too many is refused",
                    () -> gateway.counters().get(Count.CONNECTIONS_REFUSED) == 1);
            assertThat(gateway.connections()).isEqualTo(3);
            for (TestStation station : stations) {
                station.close();
            }
        }
        try (Gateway gateway = gateway(ROOM, Limits.USUAL.withConnections(2, 0));
                TestStation known = new TestStation(gateway.port());
                TestStation stranger = new TestStation(gateway.port())) {
            confirm(known, 1, 1);
            Await.until("both", () -> gateway.connections() == 2);
            try (TestStation late = new TestStation(gateway.port())) {
                assertThat(stranger.isClosed()).isTrue();
                confirm(late, 2, 2);
                confirm(known, 3, 3);
            }
        }
    }

    private static Double levelOf(String heard) {
        return Double.valueOf(heard.replaceAll(".*\"stage\":([0-9.]+).*", "$1"));
    }

    private static void confirm(TestStation station, int from, int to) throws Exception {
        for (int serial = from; serial <= to; serial++) {
            station.send(level(serial));
            assertThat(station.answer())
                    .startsWith("7E7E" + STATION)
                    .contains("%04X260701060005".formatted(serial));
        }
    }

    private static byte[] level(int serial) {
        return level(STATION, serial);
    }

    private static byte[] level(String station, int serial) {
        return Uplink.bytes(
                Uplink.level(
                        station, serial, "260701060005", "2607010600", "%08d".formatted(serial)));
    }

    private static Frame confirmation(int function) {
        byte[] head = Uplink.bytes("0023170718102008");
        return new Frame(Direction.DOWN, 5, STATION, 0x1234, function, null, head, End.ESC);
    }

    private Gateway gateway(long room, Limits limits) throws Exception {
        return Gateway.start(
                new GatewayOptions(
                        StationsReader.read("golden.yaml", Golden.STATIONS),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        folder.resolve("gateway"),
                        room,
                        Broker.at(broker.uri()),
                        "fengsui/v1",
                        limits,
                        Patience.USUAL),
                Clock.systemUTC());
    }
}
