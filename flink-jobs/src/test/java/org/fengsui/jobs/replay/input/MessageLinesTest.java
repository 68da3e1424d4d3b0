package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageLinesTest {

    private final List<Rejected> rejected = new ArrayList<>();

    @Test
    void next_archiveLine_givesTheMessageAsItCame() throws IOException {
        Arrival arrival =
                one(
                        """
                        {"received":"2026-07-01T00:00:00.123Z","topic":"obs/BAYI",\
                        "payload":"{\\"a\\":1, }"}""");

        assertThat(arrival.received()).isEqualTo(1782864000123L);
        assertThat(arrival.topic()).isEqualTo("obs/BAYI");
        assertThat(arrival.text()).isEqualTo("{\"a\":1, }");
    }

    @Test
    void next_base64_givesTheBytes() throws IOException {
        Arrival arrival = one("{\"received\":5,\"topic\":\"obs/B\",\"payload_base64\":\"/wA=\"}");

        assertThat(arrival.payload()).containsExactly(0xFF, 0);
    }

    @Test
    void next_emptyPayload_isATick() throws IOException {
        Arrival arrival = one("{\"received\":5,\"topic\":\"clock\",\"payload\":\"\"}");

        assertThat(arrival.topic()).isEqualTo(Arrival.TICK);
        assertThat(arrival.payload()).isEmpty();
    }

    @Test
    void next_wireObjectWithTopic_isReceivedAtItsTime() throws IOException {
        Arrival arrival =
                one("{\"topic\":\"fengsui/v1/obs/B\",\"station\":\"B\",\"time\":7,\"values\":{}}");

        assertThat(arrival.topic()).isEqualTo("obs/B");
        assertThat(arrival.received()).isEqualTo(7);
        assertThat(arrival.text()).isEqualTo("{\"station\":\"B\",\"time\":7,\"values\":{}}");
    }

    @Test
    void next_payloadArray_isReceivedAtTheLatestTime() throws IOException {
        Arrival arrival =
                one(
                        "{\"topic\":\"obs/B\",\"payload\":[{\"time\":9},"
                                + "{\"time\":\"1970-01-01T00:00:00.020Z\"},{\"time\":3}]}");

        assertThat(arrival.received()).isEqualTo(20);
        assertThat(arrival.text()).startsWith("[{\"time\":9}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"topic\":|must be a JSON object",
                "[1]|must be a JSON object with a topic",
                "{\"received\":5,\"payload\":\"\"}|topic must name",
                "{\"received\":\"soon\",\"topic\":\"a\",\"payload\":\"\"}|received must be ISO 8601",
                "{\"topic\":\"a\",\"payload\":\"\"}|needs received, or in the message a time",
                "{\"received\":5,\"topic\":\"a\",\"payload_base64\":\"*\"}|must be Base64",
            })
    void next_badLine_isRejectedAndTheRestGoesOn(String line, String reason) throws IOException {
        String good = "{\"received\":5,\"topic\":\"clock\",\"payload\":\"\"}\n";

        assertThat(read(good + line + "\n\n" + good)).hasSize(2);
        assertThat(rejected).hasSize(1);
        assertThat(rejected.get(0).reason()).startsWith("line 2: ").contains(reason);
        assertThat(rejected.get(0).received()).isEqualTo(5);
    }

    private Arrival one(String line) throws IOException {
        List<Arrival> arrivals = read(line);
        assertThat(arrivals).as("rejected: %s", rejected).hasSize(1);
        return arrivals.get(0);
    }

    private List<Arrival> read(String text) throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (MessageLines rows = new MessageLines(in, "day.jsonl", rejected::add)) {
            for (Input row = rows.next(); row != null; row = rows.next()) {
                arrivals.add(row.arrival());
            }
        }
        return arrivals;
    }
}
