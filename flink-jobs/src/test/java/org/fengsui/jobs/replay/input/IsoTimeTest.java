package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @Test
    void parse_anyInstantAndOffset_agreesWithJavaTime() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long time = random.nextLong(-60_000_000_000_000L, 10_000_000_000_000L);
            time -= i % 3 == 0 ? Math.floorMod(time, 1000L) : 0;
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1080, 1081));
            OffsetDateTime moment = Instant.ofEpochMilli(time).atOffset(offset);
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);

            assertThat(IsoTime.parse(text)).as(text).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-09-09T00:00-06:00",
                "2013-09-09T00:00:00.123456-06:00",
                "2013-09-09T00:00:00.1Z",
                "2024-02-29T23:59:59Z"
            })
    void parse_unusualForms_agreesWithJavaTime(String text) {
        assertThat(IsoTime.parse(text))
                .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "yesterday",
                "2013-09-09",
                "2013-09-09T00:00:00",
                "2013-09-09 00:00:00Z",
                "2013-02-29T00:00:00Z",
                "2013-13-01T00:00:00Z",
                "2013-09-31T00:00:00Z",
                "2013-09-09T24:00:00Z",
                "2013-09-09T00:60:00Z",
                "2013-09-09T00:00:00+19:00",
                "2013-09-09T00:00:00Zjunk",
                "2013-09-09T00:00:00.12",
                "2013-09-09T00:00:00.123",
                "123456789012345678901234567890"
            })
    void parse_notATime_isNone(String text) {
        assertThat(IsoTime.parse(text)).isEqualTo(IsoTime.NONE);
    }

    @Test
    void parse_digits_areEpochMilliseconds() {
        assertThat(IsoTime.parse("1378706400000")).isEqualTo(1378706400000L);
        assertThat(IsoTime.parse("-5")).isEqualTo(-5);
    }
}
