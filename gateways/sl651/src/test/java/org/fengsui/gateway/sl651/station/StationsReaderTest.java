package org.fengsui.gateway.sl651.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fengsui.hazards.config.ConfigException;
import org.junit.jupiter.api.Test;

class StationsReaderTest {

    @Test
    void stationWithIdAndAddress_isAsUsual() {
        Stations stations = read("stations:\n  - {id: BAYI, address: 0012345678}\n");
        Station station = stations.at("0012345678");
        assertThat(station.id()).isEqualTo("BAYI");
        assertThat(station.link()).isEqualTo(Link.USUAL);
        assertThat(station.meaning()).isEqualTo(Meaning.USUAL);
        assertThat(stations.clock()).hasToString("+08:00");
    }

    @Test
    void addressWithHexDigits_isReadInEitherCase() {
        assertThat(read("stations:\n  - {id: A, address: 00303a9006}\n").at("00303A9006"))
                .isNotNull();
    }

    @Test
    void defaults_holdForEachStation_whichMayOverruleThem() {
        Stations stations =
                read(
                        """
                        clock: "+09:00"
                        zone: UTC
                        defaults:
                          exchange: M1
                          elements: {"26": none, "39": water_depth}
                          live_age: PT1H
                        stations:
                          - {id: A, address: "0000000001"}
                          - id: B
                            address: "0000000002"
                            exchange: M3
                            stay_online: false
                            password: "03E8"
                            set_clock: PT2M
                            base_level: {F5: 1.5, FC: -2}
                            elements: {"3A": stage@lower}
                            status_bits: [mains, door]
                            slot_time: end
                        """);
        Station a = stations.at("0000000001");
        assertThat(a.link().exchange()).isEqualTo(Exchange.M1);
        assertThat(a.meaning().series()).doesNotContainKey(0x26).containsEntry(0x39, "water_depth");
        Station b = stations.at("0000000002");
        assertThat(b.link().exchange()).isEqualTo(Exchange.M3);
        assertThat(b.link().password()).isEqualTo(0x03E8);
        assertThat(b.link().clockTolerance()).isEqualTo(120_000);
        assertThat(b.link().stayOnline()).isFalse();
        assertThat(b.meaning().series())
                .containsEntry(0x39, "water_depth")
                .containsEntry(0x3A, "stage@lower");
        assertThat(b.meaning().bases()).containsEntry(0xF5, 1.5).containsEntry(0xFC, -2.0);
        assertThat(b.meaning().statusBits())
                .containsExactlyInAnyOrder(StatusBit.MAINS, StatusBit.DOOR);
        assertThat(b.meaning().slotTime()).isEqualTo(SlotTime.END);
        assertThat(b.meaning().liveAge()).isEqualTo(3_600_000);
    }

    @Test
    void everyMistake_isToldAtOnce_withLineAndExpectation() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        clock: Beijing
                                        stations:
                                          - id: A B
                                            address: "12345"
                                            exchange: M5
                                            password: "1"
                                            elements: {"20": rain, "GG": stage, "39": "no such"}
                                            base_level: {"39": 1}
                                            status_bits: [dor]
                                            slot_time: later
                                            adress: x
                                          - {id: C, address: "0000000001"}
                                          - {id: C, address: "0000000001"}
                                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("s.yaml:1: clock: expected an offset from UTC")
                .hasMessageContaining("s.yaml:3: stations[0].id: expected an id")
                .hasMessageContaining("s.yaml:4: stations[0].address: expected an address of 10")
                .hasMessageContaining("s.yaml:5: stations[0].exchange: expected M1, M2, M3, M4")
                .hasMessageContaining("s.yaml:6: stations[0].password: expected a password")
                .hasMessageContaining("element 20 has not; write rain_total")
                .hasMessageContaining("elements.GG: expected an element")
                .hasMessageContaining("elements.39: expected quantity")
                .hasMessageContaining("base_level.39: expected an element from F5 to FC")
                .hasMessageContaining("did you mean 'door'")
                .hasMessageContaining("slot_time: expected auto, first, end, hour")
                .hasMessageContaining("stations[0].adress: unknown field; did you mean 'address'")
                .hasMessageContaining("'C' is used twice")
                .hasMessageContaining("'0000000001' is used twice");
    }

    private static Stations read(String text) {
        return StationsReader.read("s.yaml", text);
    }
}
