package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @Test
    void parse_anyDecimal_agreesWithParseDouble() {
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            String digits = Long.toString(random.nextLong() >> random.nextInt(63));
            int point = 1 + random.nextInt(digits.length());
            String text = digits.substring(0, point) + "." + digits.substring(point);

            assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "+1.5", "1.", ".5", "1e3", "-2.5E-7", "0.1", "1e-400"})
    void parse_otherForms_agreesWithParseDouble(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "NaN",
                "Infinity",
                "1e999",
                "1,5",
                "1d",
                "0x1p3",
                "1 2",
                "1..2"
            })
    void parse_notAFiniteDecimal_isNaN(String text) {
        assertThat(parse(text)).isNaN();
    }

    private static double parse(String text) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 1, bytes.length - 1);
    }
}
