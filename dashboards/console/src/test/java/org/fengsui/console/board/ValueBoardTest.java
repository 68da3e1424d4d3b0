package org.fengsui.console.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.fengsui.hazards.registry.Station;
import org.junit.jupiter.api.Test;

class ValueBoardTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long NOW = 1_800_000_000_000L;
    private static final Station GAUGE = Gauges.depth("G1", MINUTE);

    private final ValueBoard board = new ValueBoard();

    @Test
    void observed_aReading_isTheNewestValueByArrival() {
        observe(NOW, NOW - 5_000, 0.31);
        assertThat(depth()).isEqualTo(new NewestValue(0.31, NOW - 5_000, NOW, 0, false));
        assertThat(board.drainChanged()).containsExactly("G1");
        assertThat(board.drainChanged()).isEmpty();
    }

    @Test
    void observed_distance_isShownInMetresWithTheDepthBelow() {
        Station echo = Gauges.echo("E1", MINUTE);
        board.observed(echo, distance(2400), NOW, false);
        board.observed(echo, distance(5000), NOW + MINUTE, false);

        assertThat(board.at("E1").series().get("distance").value()).isEqualTo(2.4);
        assertThat(board.at("E1").series().get("water_depth").value()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void observed_counter_isShownWithTheRainSinceTheReadingBefore() {
        Station gauge = Gauges.counter("G1", MINUTE);
        board.observed(gauge, total(NOW - 5 * MINUTE, 140.5), NOW - 5 * MINUTE, false);
        assertThat(board.at("G1").series().get("rain")).isNull();

        board.observed(gauge, total(NOW, 142.0), NOW, false);
        assertThat(board.at("G1").series().get("rain"))
                .matches(rain -> rain.value() == 1.5 && rain.period() == 5 * MINUTE);
        assertThat(board.at("G1").series().get("rain_total").value()).isEqualTo(142.0);
    }

    private static byte[] total(long time, double mm) {
        return "{\"station\":\"G1\",\"time\":%d,\"values\":{\"rain_total\":%s}}"
                .formatted(time, mm)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] distance(int millimetres) {
        return "{\"station\":\"E1\",\"time\":%d,\"values\":{\"distance\":%d}}"
                .formatted(NOW, millimetres)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void observed_clockInTheFuture_ageStillCountsFromArrival() {
        observe(NOW, NOW + 8 * HOUR, 0.31);
        assertThat(depth().clockFault()).isTrue();
        assertThat(board.at("G1").arrival()).isEqualTo(NOW);
    }

    @Test
    void observed_clockSetRightAfterFuture_takesTheRightValue() {
        observe(NOW, NOW + 8 * HOUR, 0.31);
        observe(NOW + MINUTE, NOW + MINUTE, 0.20);
        assertThat(depth().value()).isEqualTo(0.20);
        assertThat(depth().clockFault()).isFalse();
    }

    @Test
    void observed_olderThanLiveAgeBesideFreshData_doesNotReplaceIt() {
        observe(NOW, NOW, 0.31);
        observe(NOW + 1_000, NOW - 6 * HOUR, 0.02);
        assertThat(depth().value()).isEqualTo(0.31);
        assertThat(board.at("G1").arrival()).isEqualTo(NOW);
    }

    @Test
    void observed_onlyOldTimesForLong_showsTheValueMarked() {
        observe(NOW, NOW, 0.31);
        observe(NOW + 4 * MINUTE, NOW - 8 * HOUR, 0.40);
        assertThat(depth().value()).isEqualTo(0.40);
        assertThat(depth().clockFault()).isTrue();
    }

    @Test
    void observed_historical_neitherReplacesNorRefreshes() {
        send(
                NOW,
                """
                {"station":"G1","time":%d,"historical":true,"values":{"water_depth":0.9}}"""
                        .formatted(NOW));
        assertThat(board.at("G1").arrival()).isZero();
    }

    @Test
    void observed_outOfOrder_keepsTheLaterMeasurement() {
        observe(NOW, NOW, 0.31);
        observe(NOW + 1_000, NOW - MINUTE, 0.29);
        assertThat(depth().value()).isEqualTo(0.31);
    }

    @Test
    void observed_retained_agesFromItsOwnTime() {
        board.observed(GAUGE, reading(NOW - 10 * MINUTE, "0.31"), NOW, true);
        assertThat(board.at("G1").arrival()).isEqualTo(NOW - 10 * MINUTE);
    }

    @Test
    void observed_whatIsNoNumberOrForeign_isLeftOut() {
        send(
                NOW,
                "{\"station\":\"G1\",\"time\":" + NOW + ",\"values\":{\"water_depth\":\"deep\"}}");
        send(NOW, "{\"station\":\"G1\",\"time\":" + NOW + ",\"values\":{\"water_depth\":1e999}}");
        send(NOW, "{\"station\":\"G2\",\"time\":" + NOW + ",\"values\":{\"water_depth\":1}}");
        send(NOW, "{\"station\":\"G1\",\"time\":\"yesterday\",\"values\":{\"water_depth\":1}}");
        send(NOW, "{\"station\":\"G1\",\"time\":" + NOW + ",\"values\":{\"<img>\":1}}");
        send(NOW, "not json");
        send(NOW, "");
        assertThat(board.at("G1").series()).isEmpty();
    }

    @Test
    void observed_arrayWithSensors_takesEverySeries() {
        send(
                NOW,
                """
                [{"station":"G1","time":%1$d,"period":"PT5M","values":{"water_depth":0.1,"crack@C2":1.2}},
                 {"station":"G1","time":"2027-01-15T16:00:00+08:00","values":{"water_depth":0.2}}]"""
                        .formatted(NOW - MINUTE));
        assertThat(board.at("G1").series()).containsKeys("water_depth", "crack@C2");
        assertThat(depth().value()).isEqualTo(0.2);
        assertThat(board.at("G1").series().get("crack@C2").period()).isEqualTo(5 * MINUTE);
    }

    private void observe(long arrival, long time, double value) {
        board.observed(GAUGE, reading(time, String.valueOf(value)), arrival, false);
    }

    private void send(long arrival, String payload) {
        board.observed(GAUGE, payload.getBytes(StandardCharsets.UTF_8), arrival, false);
    }

    private static byte[] reading(long time, String value) {
        return "{\"station\":\"G1\",\"time\":%d,\"values\":{\"water_depth\":%s}}"
                .formatted(time, value)
                .getBytes(StandardCharsets.UTF_8);
    }

    private NewestValue depth() {
        return board.at("G1").series().get("water_depth");
    }
}
