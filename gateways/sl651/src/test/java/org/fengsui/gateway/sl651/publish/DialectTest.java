package org.fengsui.gateway.sl651.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.fengsui.gateway.sl651.Uplink;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.station.Stations;
import org.fengsui.gateway.sl651.station.StationsReader;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.junit.jupiter.api.Test;

class DialectTest {
    private static final String STATION = "0090000026";
    private static final String RAIN = "01 02 03 04 05 06 07 08 09 0A 0B 0C";

    @Test
    void hourlySlots_whoseTimeIsTheEndOfTheHour_endThere() {
        Published published =
                of("", hourly("260701060000", "2607010600", "F460" + RAIN), "2026-06-30T22:00:01Z");
        assertThat(published.lines())
                .startsWith("rain 5min 05:05 0.1 h")
                .endsWith("rain 5min 06:00 1.2");
    }

    @Test
    void hourlySlots_whoseTimeIsTheFirstValue_beginThere() {
        Published published =
                of("", hourly("260701060011", "2607010505", "F460" + RAIN), "2026-06-30T22:00:12Z");
        assertThat(published.lines())
                .startsWith("rain 5min 05:05 0.1 h")
                .endsWith("rain 5min 06:00 1.2");
    }

    @Test
    void settingOfAStation_overrulesTheSendTime() {
        Frame late = hourly("260701080000", "2607010600", "F460" + RAIN);
        assertThat(of("", late, "2026-07-01T00:00:01Z").lines())
                .startsWith("rain 5min 06:00 0.1 h");
        assertThat(of("slot_time: end", late, "2026-07-01T00:00:01Z").lines())
                .startsWith("rain 5min 05:05 0.1 h");
    }

    @Test
    void slotsLaterThanTheSendTime_areNotPublished() {
        Frame early = hourly("260701053000", "2607010505", "F460" + RAIN);
        assertThat(of("slot_time: first", early, "2026-06-30T21:30:01Z").lines())
                .hasSize(6)
                .endsWith("rain 5min 05:30 0.6");
    }

    @Test
    void zerosAtTheEnd_areKeptWhereTheLevelAgrees_orTheFallIsSmall() {
        String dry = "F5C0 0003 0002 0001" + " 0000".repeat(9);
        Frame alone = hourly("260701060011", "2607010505", dry);
        assertThat(of("base_level: 10", alone, "2026-06-30T22:00:12Z").lines()).hasSize(12);

        String fall = "F5C0" + " 0064".repeat(3) + " 0000".repeat(9);
        Frame sudden = hourly("260701060011", "2607010505", fall);
        assertThat(of("base_level: 10", sudden, "2026-06-30T22:00:12Z").lines()).hasSize(3);
        assertThat(of("base_level: 10, zero_fill: values", sudden, "2026-06-30T22:00:12Z").lines())
                .hasSize(12);

        Frame agreed = hourly("260701060011", "2607010505", fall + "F0F0 2607010600 3923 00010000");
        assertThat(of("base_level: 10", agreed, "2026-06-30T22:00:12Z").lines()).hasSize(12);
    }

    @Test
    void relativeLevels_withoutABase_areNotPublished_andThatIsTold() {
        Frame frame = hourly("260701060011", "2607010505", "F5C0" + " 0064".repeat(12));
        Published published = of("", frame, "2026-06-30T22:00:12Z");
        assertThat(published.lines()).isEmpty();
        assertThat(published.notes()).containsExactly(Note.Kind.NO_BASE);
        assertThat(of("elements: {F5: water_depth}", frame, "2026-06-30T22:00:12Z").lines())
                .hasSize(12)
                .startsWith("water_depth 05:05 1.0 h");
    }

    @Test
    void baseLevel_thatTheStationContradicts_isToldAndNotUsed() {
        Frame frame =
                hourly(
                        "260701060011",
                        "2607010505",
                        "F5C0" + " 0064".repeat(12) + "F0F0 2607010600 3923 00013000");
        Published published = of("base_level: 10", frame, "2026-06-30T22:00:12Z");
        assertThat(published.lines()).containsExactly("stage 06:00 13.0");
        assertThat(published.notes()).containsExactly(Note.Kind.BASE_MISMATCH);
        assertThat(of("base_level: 12", frame, "2026-06-30T22:00:12Z").lines()).hasSize(12);
    }

    @Test
    void correctionAndNegativeBase_areAdded() {
        Frame frame = hourly("260701060011", "2607010505", "F65C" + " 0064".repeat(12));
        assertThat(
                        of(
                                        "base_level: {F6: -1.5}, correction: {F6: 0.02}",
                                        frame,
                                        "2026-06-30T22:00:12Z")
                                .lines())
                .endsWith("stage@2 06:00 -0.48");
    }

    @Test
    void zero_isNoDataWhereTheStationMeansIt() {
        Frame frame = Uplink.level(STATION, 1, "260701060005", "2607010600", "00000000");
        assertThat(of("", frame, "2026-06-30T22:00:06Z").lines())
                .containsExactly("stage 06:00 0.0");
        assertThat(of("zero_is_no_data: [\"39\"]", frame, "2026-06-30T22:00:06Z").lines())
                .isEmpty();
    }

    @Test
    void oldObservation_isHistory() {
        Frame frame = Uplink.level(STATION, 1, "260701060005", "2607010600", "00001000");
        assertThat(of("", frame, "2026-06-30T22:29:00Z").lines())
                .containsExactly("stage 06:00 1.0");
        assertThat(of("", frame, "2026-06-30T22:31:00Z").lines())
                .containsExactly("stage 06:00 1.0 h");
        assertThat(of("live_age: PT2H", frame, "2026-06-30T22:31:00Z").lines())
                .containsExactly("stage 06:00 1.0");
    }

    @Test
    void badDigits_costTheirValueAlone() {
        Frame frame =
                Uplink.frame(
                        STATION,
                        0x32,
                        "0001 260701060005 F1F1 0090000026 48 F0F0 2607010600 3923 0001A000 3812 1210");
        Published published = of("", frame, "2026-06-30T22:00:06Z");
        assertThat(published.lines()).containsExactly("battery 06:00 12.1");
        assertThat(published.notes()).containsExactly(Note.Kind.UNREADABLE);
    }

    @Test
    void groupsOfAnotherStation_areUsedWhereTheSenderRelaysForIt() {
        String body =
                "0001 260701060005 F1F1 0090000026 48 F0F0 2607010600 3923 00001000"
                        + "F1F1 0090000034 48 F0F0 2607010600 3923 00002000";
        Frame frame = Uplink.frame(STATION, 0x32, body);
        Published alone = of("", frame, "2026-06-30T22:00:06Z");
        assertThat(alone.lines()).containsExactly("stage 06:00 1.0");
        assertThat(alone.notes()).containsExactly(Note.Kind.FOREIGN);
        Published relayed = of("relay_for: [\"0090000034\"]", frame, "2026-06-30T22:00:06Z");
        assertThat(relayed.topic(1)).isEqualTo("fengsui/v1/obs/OTHER");
        assertThat(relayed.lines()).containsExactly("stage 06:00 1.0", "stage 06:00 2.0");
    }

    @Test
    void levelsUnderAMeterFault_areSuspect() {
        String body =
                "0001 260701060005 F1F1 0090000026 48 F0F0 2607010600 3923 00001000 3812 1210 4520 %s";
        Published sound =
                of(
                        "",
                        Uplink.frame(STATION, 0x32, body.formatted("00000000")),
                        "2026-06-30T22:00:06Z");
        assertThat(sound.readings).noneMatch(reading -> reading.quality() == Quality.SUSPECT);
        Published faulty =
                of(
                        "",
                        Uplink.frame(STATION, 0x32, body.formatted("00000040")),
                        "2026-06-30T22:00:06Z");
        assertThat(faulty.readings)
                .filteredOn(reading -> reading.quality() == Quality.SUSPECT)
                .extracting(Reading::quantity)
                .containsExactly("stage");
        assertThat(faulty.json(1)).contains("\"faults\":[\"level_meter_fault\"]");
    }

    @Test
    void intervalAmounts_haveTheirPeriod_endingAtTheObservationTime() {
        Frame frame =
                Uplink.frame(
                        STATION,
                        0x33,
                        "0001 260701060005 F1F1 0090000026 50 F0F0 2607010600"
                                + "1A19 000120 2119 000001 2219 000005 2319 000010 2419 000020");
        assertThat(of("", frame, "2026-06-30T22:00:06Z").lines())
                .containsExactlyInAnyOrder(
                        "rain 60min 06:00 12.0",
                        "rain 1min 06:00 0.1",
                        "rain 5min 06:00 0.5",
                        "rain 10min 06:00 1.0",
                        "rain 30min 06:00 2.0");
    }

    private static Frame hourly(String sent, String observed, String elements) {
        return Uplink.frame(
                STATION,
                0x34,
                "0001 %s F1F1 %s 48 F0F0 %s %s".formatted(sent, STATION, observed, elements));
    }

    private static Published of(String settings, Frame frame, String received) {
        Stations stations =
                StationsReader.read(
                        "dialect.yaml",
                        """
                        stations:
                          - {id: SITE, address: "0090000026"%s}
                          - {id: OTHER, address: "0090000034"}
                        """
                                .formatted(settings.isEmpty() ? "" : ", " + settings));
        return Published.of(stations, frame, received);
    }
}
