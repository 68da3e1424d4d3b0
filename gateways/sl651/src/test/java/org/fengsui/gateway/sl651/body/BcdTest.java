package org.fengsui.gateway.sl651.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcdTest {

    @ParameterizedTest
    @CsvSource({
        "000005, 1, 0.5",
        "00010490, 3, 10.49",
        "1115, 2, 11.15",
        "0000004320, 3, 4.32",
        "FF00000390, 3, -0.39",
        "FF39, 0, -39",
        "FF0390, 1, -39.0",
        "00, 0, 0"
    })
    void number_isRead(String hex, int decimals, double expected) {
        assertThat(number(hex, decimals)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF", "FFFFFFFF", "AA", "AAAAAAAA"})
    void allOfOneMark_isNoValue(String hex) {
        assertThat(number(hex, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A00", "AA00", "00FF", "FFAA", "1234567890123456789012"})
    void whatIsNoDecimalNumber_isRefused(String hex) {
        assertThatThrownBy(() -> number(hex, 1))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("decimal digits");
    }

    @Test
    void time_thatIsNone_isNull() {
        assertThat(Bcd.time(HexFormat.of().parseHex("591011155111"), 0, 6)).hasYear(2059);
        assertThat(Bcd.time(HexFormat.of().parseHex("2607010600"), 0, 5)).hasMonthValue(7);
        assertThat(Bcd.time(HexFormat.of().parseHex("2613010600"), 0, 5)).isNull();
        assertThat(Bcd.time(HexFormat.of().parseHex("26AA010600"), 0, 5)).isNull();
        assertThat(Bcd.time(HexFormat.of().parseHex("2602300600"), 0, 5)).isNull();
    }

    private static OptionalDouble number(String hex, int decimals) {
        return Bcd.number(HexFormat.of().parseHex(hex), decimals);
    }
}
