package org.fengsui.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.fengsui.hazards.wire.Arrival;
import org.junit.jupiter.api.Test;

class ArrivalLinesTest {

    private static final long TIME = Instant.parse("2013-09-12T08:30:00.007Z").toEpochMilli();

    @Test
    void encode_text_isReadable() {
        byte[] payload = "{\"a\":\"积水\"}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(ArrivalLines.encode(new Arrival(TIME, "obs/SAND", payload)))
                .isEqualTo(
                        "{\"received\":\"2013-09-12T08:30:00.007Z\",\"topic\":\"obs/SAND\","
                                + "\"payload\":\"{\\\"a\\\":\\\"积水\\\"}\\n\"}");
    }

    @Test
    void encode_bytesThatAreNoText_areBase64() {
        assertThat(ArrivalLines.encode(new Arrival(TIME, "obs/SAND", new byte[] {(byte) 0xff, 0})))
                .endsWith(",\"payload_base64\":\"/wA=\"}");
    }

    @Test
    void encode_outsideTheCalendar_isRefused() {
        assertThatThrownBy(() -> ArrivalLines.encode(new Arrival(Long.MAX_VALUE, "t", new byte[0])))
                .hasMessageContaining("between 1970 and 9999");
    }

    @Property(tries = 500)
    void decode_ofEncodedBytes_isTheSame(
            @ForAll byte[] payload,
            @ForAll String topic,
            @ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long received) {
        String text = new String(topic.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String line = ArrivalLines.encode(new Arrival(received, text, payload));
        Arrival back = ArrivalLines.decode(line);

        assertThat(line).doesNotContain("\n", "\r");
        assertThat(back.payload()).isEqualTo(payload);
        assertThat(back.topic()).isEqualTo(text);
        assertThat(back.received()).isEqualTo(received);
    }

    @Property(tries = 500)
    void decode_ofEncodedText_isTheSame(@ForAll String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        String line = ArrivalLines.encode(new Arrival(0, "t", payload));

        assertThat(line).contains("\"payload\":");
        assertThat(ArrivalLines.decode(line).payload()).isEqualTo(payload);
    }

    @Test
    void decode_wrongLines_saysWhatIsWrong() {
        assertThatThrownBy(() -> ArrivalLines.decode("")).hasMessageContaining("JSON object");
        assertThatThrownBy(() -> ArrivalLines.decode("{\"received\":\"2013"))
                .hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> ArrivalLines.decode("{\"topic\":\"t\",\"payload\":\"\"}"))
                .hasMessageContaining("needs received, topic and payload");
        assertThatThrownBy(() -> ArrivalLines.decode("{\"received\":1379}"))
                .hasMessageContaining("received must be a string");
        assertThatThrownBy(() -> ArrivalLines.decode("{\"received\":\"yesterday\"}"))
                .hasMessageContaining("received must be like 2013-09-12T08:30:00.000Z");
        assertThatThrownBy(() -> ArrivalLines.decode("{\"qos\":\"1\"}"))
                .hasMessageContaining("unknown field qos");
        assertThatThrownBy(
                        () ->
                                ArrivalLines.decode(
                                        ArrivalLines.encode(new Arrival(0, "t", new byte[0]))
                                                + "{}"))
                .hasMessageContaining("text after the object");
    }
}
