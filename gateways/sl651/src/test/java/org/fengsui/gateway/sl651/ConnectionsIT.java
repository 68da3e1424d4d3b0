package org.fengsui.gateway.sl651;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fengsui.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many stations at once, the gateway in a process of its own with a heap of 256 MiB, and then the
 * answer of one station beside slow, silent and garbage connections.
 *
 * <p>{@code -Dit.sl651.connections=10000} for the full number; both processes then need as many
 * open files ({@code ulimit -n}).
 */
class ConnectionsIT {
    private static final int STATIONS = Integer.getInteger("it.sl651.connections", 2_000);
    private static final int PROBES = 300;
    private static final int CONFIRMATION = 25;

    @TempDir Path folder;

    @Test
    void everyStation_isConfirmed_andALiveOneIsNotDisturbedByTheRest() throws Exception {
        TestBroker broker = new TestBroker(folder.resolve("broker"));
        Path stations = Files.writeString(folder.resolve("stations.yaml"), stations());
        try (EmbeddedBroker running = broker.start();
                GatewayProcess gateway =
                        new GatewayProcess(
                                stations, folder.resolve("gateway"), broker.uri(), 20_000)) {
            List<SocketChannel> open = new ArrayList<>();
            long begin = System.nanoTime();
            for (int i = 0; i < STATIONS; i++) {
                open.add(connect(gateway.port));
            }
            long connected = System.nanoTime();
            for (int i = 0; i < STATIONS; i++) {
                send(open.get(i), level(i, 1));
            }
            for (SocketChannel station : open) {
                assertThat(confirmed(station)).isTrue();
            }
            long confirmed = System.nanoTime();
            System.out.printf(
                    "SL 651: %,d stations connected in %.2f s, one message of each confirmed in %.2f s%n",
                    STATIONS, (connected - begin) / 1e9, (confirmed - connected) / 1e9);
            System.out.println("SL 651: gateway: " + gateway.numbers());
            double[] alone = latencies(open.get(0), 2);
            AtomicBoolean stop = new AtomicBoolean();
            Thread noise = new Thread(() -> disturb(gateway.port, open, stop), "noise");
            noise.start();
            double[] beside = latencies(open.get(0), 2 + PROBES);
            stop.set(true);
            noise.join();
            print("alone among idle stations", alone);
            print("beside slow, silent and garbage connections", beside);
            System.out.println("SL 651: gateway: " + gateway.numbers());
            for (int i = 0; i < STATIONS; i += 100) {
                send(open.get(i), level(i, 9_999));
                assertThat(confirmed(open.get(i))).isTrue();
            }
            assertThat(percentile(beside, 0.99)).isLessThan(2_000);
            for (SocketChannel station : open) {
                station.close();
            }
            assertThat(running.port()).isEqualTo(broker.port);
        }
    }

    /** Half of the stations send a byte now and then; strangers send garbage, or nothing. */
    private static void disturb(int port, List<SocketChannel> open, AtomicBoolean stop) {
        SplittableRandom random = new SplittableRandom(651);
        List<SocketChannel> strangers = new ArrayList<>();
        byte[] garbage = new byte[4_096];
        try {
            while (!stop.get()) {
                SocketChannel stranger = connect(port);
                strangers.add(stranger);
                random.nextBytes(garbage);
                if (random.nextInt(4) > 0) {
                    sendIgnoringEnd(stranger, garbage);
                }
                for (int i = 0; i < 20; i++) {
                    SocketChannel slow = open.get(1 + random.nextInt(open.size() / 2));
                    sendIgnoringEnd(slow, new byte[] {0x7E});
                }
                if (strangers.size() > 500) {
                    strangers.remove(0).close();
                }
            }
            for (SocketChannel stranger : strangers) {
                stranger.close();
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void sendIgnoringEnd(SocketChannel to, byte[] bytes) {
        try {
            send(to, bytes);
        } catch (IOException closedByTheGateway) {
            // What the noise is for.
        }
    }

    private static double[] latencies(SocketChannel station, int firstSerial) throws IOException {
        double[] millis = new double[PROBES];
        for (int i = 0; i < PROBES; i++) {
            long begin = System.nanoTime();
            send(station, level(0, firstSerial + i));
            assertThat(confirmed(station)).isTrue();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void print(String when, double[] millis) {
        System.out.printf(
                "SL 651: confirmation %s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                when, percentile(millis, 0.5), percentile(millis, 0.99), millis[PROBES - 1]);
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    private static SocketChannel connect(int port) throws IOException {
        return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static void send(SocketChannel to, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
    }

    private static boolean confirmed(SocketChannel from) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(CONFIRMATION);
        while (answer.hasRemaining()) {
            if (from.read(answer) < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] level(int station, int serial) {
        return Uplink.bytes(
                Uplink.level(address(station), serial, "260701060005", "2607010600", "00001000"));
    }

    private static String address(int station) {
        return "00%08d".formatted(90_000_000 + station);
    }

    private static String stations() {
        StringBuilder yaml = new StringBuilder("stations:\n");
        for (int i = 0; i < STATIONS; i++) {
            yaml.append("  - {id: S%d, address: \"%s\"}%n".formatted(i, address(i)));
        }
        return yaml.toString();
    }
}
