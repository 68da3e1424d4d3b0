package org.fengsui.gateway.sl651.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.fengsui.gateway.sl651.Golden;
import org.fengsui.gateway.sl651.Uplink;
import org.fengsui.gateway.sl651.body.Body;
import org.fengsui.gateway.sl651.frame.Decoding;
import org.fengsui.gateway.sl651.frame.Direction;
import org.fengsui.gateway.sl651.station.Stations;
import org.fengsui.gateway.sl651.station.StationsReader;
import org.junit.jupiter.api.Test;

/** Each frame decodes to the values that are known of it. */
class GoldenFramesTest {
    private final Stations stations = StationsReader.read("golden.yaml", Golden.STATIONS);

    @Test
    void heartbeat_hasSerialNumberAndTime() {
        Body head =
                Body.head(
                        new Decoding(Direction.UP)
                                .take(Uplink.bytes(Golden.HEARTBEAT))
                                .get(0)
                                .body());
        assertThat(head.serial()).isEqualTo(3);
        assertThat(head.sent()).isEqualTo("2059-10-11T15:51:11");
    }

    @Test
    void test_goesToTheTestStoreAlone() {
        Published published = of(Golden.TEST, "2059-10-11T07:49:50Z");
        assertThat(published.lines())
                .containsExactly(
                        "rain_total@day 15:49 0.5",
                        "rain_total 15:49 0.5",
                        "stage 15:49 0.127",
                        "battery 15:49 11.15");
        assertThat(published.translation.messages()).allMatch(message -> message.test());
    }

    @Test
    void timedMessage() {
        Published published = of(Golden.TIMED, "2017-07-18T03:00:20Z");
        assertThat(published.lines())
                .containsExactly(
                        "rain_total@day 11:00 4.0",
                        "rain_total 11:00 4.0",
                        "stage 11:00 10.49",
                        "battery 11:00 10.99");
        assertThat(published.translation.messages()).noneMatch(message -> message.test());
        assertThat(published.topic(0)).isEqualTo("fengsui/v1/obs/BRIDGE");
        assertThat(published.json(0))
                .isEqualTo(
                        "[{\"station\":\"BRIDGE\",\"time\":\"2017-07-18T11:00:00+08:00\",\"values\":"
                                + "{\"rain_total@day\":4.0,\"rain_total\":4.0,\"stage\":10.49,\"battery\":10.99}}]");
    }

    @Test
    void extraMessage() {
        assertThat(of(Golden.EXTRA, "2017-07-18T02:22:05Z").lines())
                .containsExactly(
                        "rain_total@day 10:22 4.0",
                        "rain_total 10:22 4.0",
                        "stage 10:22 10.49",
                        "battery 10:22 11.02");
    }

    @Test
    void hourlyMessage_hasSlotsFromTheFirstValueOn() {
        Published published = of(Golden.HOURLY, "2017-07-18T03:00:20Z");
        assertThat(published.lines())
                .containsExactlyInAnyOrder(
                        "rain 5min 10:05 0.5 h",
                        "rain 5min 10:10 0.0 h",
                        "rain 5min 10:15 0.0 h",
                        "rain 5min 10:20 0.0 h",
                        "rain 5min 10:25 2.0 h",
                        "rain 5min 10:55 0.0 h",
                        "rain 5min 11:00 0.0",
                        "rain_total 11:00 4.0",
                        "stage 10:05 10.12 h",
                        "stage 10:10 10.12 h",
                        "stage 10:15 10.28 h",
                        "stage 10:20 10.49 h",
                        "stage 10:25 10.49 h",
                        "stage 10:55 10.49 h",
                        "stage 11:00 10.49",
                        "rain_total@day 11:00 4.0",
                        "battery 11:00 10.99");
        assertThat(published.notes()).isEmpty();
    }

    @Test
    void statusWord_bitTenIsAPumpThatIsStopped_whereItIsWired() {
        Published usual = of(Golden.STATUS, "2017-07-18T02:20:09Z");
        assertThat(usual.topic(0)).isEqualTo("fengsui/v1/status/BRIDGE");
        assertThat(usual.json(0))
                .isEqualTo(
                        "{\"station\":\"BRIDGE\",\"time\":\"2017-07-18T10:20:08+08:00\",\"state\":\"online\",\"power\":\"mains\",\"faults\":[]}");
        assertThat(usual.translation.messages().get(0).retained()).isTrue();

        Stations wired =
                StationsReader.read(
                        "wired.yaml",
                        """
                        stations:
                          - {id: BRIDGE, address: "0090000026", status_bits: [door, pump]}
                        """);
        assertThat(Published.of(wired, Golden.STATUS, "2017-07-18T02:20:09Z").json(0))
                .contains("\"faults\":[\"door_open\",\"pump_stopped\"]");
    }

    @Test
    void extendedElementAndVelocity() {
        assertThat(of(Golden.WITH_EXTENSION, "2026-06-30T22:01:15Z").lines())
                .containsExactly(
                        "stage 06:00 33.66",
                        "velocity 06:00 0.11",
                        "discharge 06:00 4.32",
                        "velocity@2 06:00 0.11",
                        "battery 06:00 12.3");
    }

    @Test
    void slotsToComeFilledWithZeros_areWithheld() {
        Published published = of(Golden.ZERO_FILLED, "2026-06-30T22:30:05Z");
        assertThat(published.lines())
                .containsExactlyInAnyOrder(
                        "stage 06:00 1.07 h",
                        "stage 06:05 1.07 h",
                        "stage 06:10 1.07 h",
                        "stage 06:15 1.07 h",
                        "stage 06:20 1.07 h",
                        "stage 06:25 1.07 h",
                        "stage 06:30 1.08",
                        "battery 06:30 12.0");
        assertThat(published.notes()).containsExactly(Note.Kind.FILLED);
    }

    @Test
    void allAa_isNoData() {
        Published published = of(Golden.NO_DATA_AA, "2024-02-03T06:35:27Z");
        assertThat(published.lines())
                .containsExactlyInAnyOrder(
                        "rain_total@day 14:35 17.0", "rain 5min 14:35 16.0", "battery 14:35 11.54");
        assertThat(published.notes()).isEmpty();
    }

    @Test
    void uniformMessage_hasTwelveLevelsFiveMinutesApart() {
        List<String> lines = of(Golden.UNIFORM, "2022-12-05T03:00:20Z").lines();
        assertThat(lines).hasSize(12);
        assertThat(lines.get(0)).isEqualTo("stage 10:05 28.96 h");
        assertThat(lines.get(11)).isEqualTo("stage 11:00 28.96");
    }

    @Test
    void everyPayload_isReadByThePipelineWithoutRejection() {
        for (String hex : Golden.UPLINK.subList(1, Golden.UPLINK.size())) {
            assertThat(of(hex, "2026-07-01T00:00:00Z").rejected).isEqualTo(Collections.emptyList());
        }
    }

    private Published of(String hex, String received) {
        return Published.of(stations, hex, received);
    }
}
