package org.fengsui.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerIT {

    private static final String ROOT = "test/v1";
    private static final long START = 1_751_328_000_000L; // 2025-07-01T00:00:00Z

    @TempDir private Path folder;
    private TestBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(folder.resolve("broker"), ROOT);
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void play_rowsInAnyOrder_publishesMessagesByReceived() throws Exception {
        Path file = folder.resolve("series.csv");
        Files.writeString(
                file,
                """
                value,time,station,quantity,received,period,seq
                0.5,2025-07-01T00:10:00Z,B,stage,,,
                0.4,2025-07-01T08:00:00+08:00,B,stage,,,
                7.5,2025-07-01T00:00:00Z,B,discharge,,,
                0.31,2025-07-01T00:02:00Z,A,water_depth@S1,2025-07-01T00:05:00Z,,17
                0.6,2025-07-01T00:00:00Z,B,stage,,,
                1.2,2025-07-01T00:00:00Z,R,rain,,PT15M,
                """);

        PlayerResult result = play(file, PlayerOptions.AS_FAST_AS_ACKNOWLEDGED);

        String end = Long.toString(START + 600_000);
        List<TestBroker.Seen> seen = broker.upTo(m -> isTick(m) && m.payload().equals(end));
        assertThat(seen.stream().filter(m -> !isTick(m)).toList())
                .containsExactly(
                        obs("B", 0, "", "\"discharge\":7.5,\"stage\":0.4"),
                        obs("B", 0, "", "\"stage\":0.6"),
                        obs("R", 0, ",\"period\":\"PT15M\"", "\"rain\":1.2"),
                        new TestBroker.Seen(
                                ROOT + "/obs/A",
                                "{\"station\":\"A\",\"time\":\"2025-07-01T00:02:00Z\",\"seq\":17,"
                                        + "\"values\":{\"water_depth@S1\":0.31}}",
                                false,
                                Long.toString(START + 300_000)),
                        obs("B", 10, "", "\"stage\":0.5"));
        assertThat(result.messages()).isEqualTo(5);
        assertThat(result.readings()).isEqualTo(6);
        assertThat(result.from()).isEqualTo(START);
        assertThat(result.to()).isEqualTo(START + 600_000);
    }

    @Test
    void play_fast_ticksNeverOvertakeNorRunBack() throws Exception {
        Path file = everyMinute(300);

        play(file, 60_000);

        String end = Long.toString(START + 299 * 60_000L);
        long newest = 0;
        long lastTick = 0;
        int ticks = 0;
        for (TestBroker.Seen m : broker.upTo(m -> isTick(m) && m.payload().equals(end))) {
            if (isTick(m)) {
                ticks++;
                lastTick = Long.parseLong(m.payload());
                assertThat(lastTick).isGreaterThanOrEqualTo(newest);
                newest = lastTick;
            } else {
                long received = Long.parseLong(m.received());
                assertThat(received).isGreaterThanOrEqualTo(newest);
                if (ticks > 0) {
                    assertThat(received).isGreaterThan(lastTick);
                }
                newest = received;
            }
        }
        assertThat(ticks).isBetween(2, 60);
    }

    @Test
    void play_connectionCut_losesNothingAndStaysInOrder() throws Exception {
        Path file = everyMinute(2_000);
        AtomicBoolean cut = new AtomicBoolean();

        PlayerResult result =
                new Player(
                                options(file, PlayerOptions.AS_FAST_AS_ACKNOWLEDGED),
                                Pacing.system(),
                                progress -> {
                                    if (progress.messages() == 700
                                            && cut.compareAndSet(false, true)) {
                                        broker.cutPublishers();
                                    }
                                })
                        .play();

        assertThat(result.connections()).isEqualTo(2);
        String end = Long.toString(START + 1_999 * 60_000L);
        List<Long> firstSeen = new ArrayList<>();
        long greatest = 0;
        for (TestBroker.Seen m : broker.upTo(m -> isTick(m) && m.payload().equals(end))) {
            if (!isTick(m) && Long.parseLong(m.received()) > greatest) {
                greatest = Long.parseLong(m.received());
                firstSeen.add(greatest);
            }
        }
        assertThat(firstSeen).hasSize(2_000).isSorted();
    }

    @Test
    void play_noBroker_saysWhere() throws Exception {
        Path file = everyMinute(1);
        PlayerOptions nowhere =
                new PlayerOptions(file, BrokerAddress.of("tcp://127.0.0.1:1", ROOT), 0);

        assertThatThrownBy(() -> Player.run(nowhere, progress -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tcp://127.0.0.1:1")
                .hasMessageContaining("is it running");
    }

    private PlayerResult play(Path file, double speed) throws Exception {
        return Player.run(options(file, speed), progress -> {});
    }

    private PlayerOptions options(Path file, double speed) {
        return new PlayerOptions(file, BrokerAddress.of(broker.uri(), ROOT), speed);
    }

    private Path everyMinute(int rows) throws IOException {
        StringBuilder csv = new StringBuilder("time,station,quantity,value\n");
        for (int i = 0; i < rows; i++) {
            csv.append(START + i * 60_000L).append(",A,water_depth,").append(i / 1000.0);
            csv.append('\n');
        }
        return Files.writeString(folder.resolve("minutes.csv"), csv);
    }

    private static boolean isTick(TestBroker.Seen message) {
        return message.topic().equals(ROOT + "/clock");
    }

    private static TestBroker.Seen obs(String station, int minute, String extra, String values) {
        return new TestBroker.Seen(
                ROOT + "/obs/" + station,
                "{\"station\":\"%s\",\"time\":\"2025-07-01T00:%02d:00Z\"%s,\"values\":{%s}}"
                        .formatted(station, minute, extra, values),
                false,
                Long.toString(START + minute * 60_000L));
    }
}
