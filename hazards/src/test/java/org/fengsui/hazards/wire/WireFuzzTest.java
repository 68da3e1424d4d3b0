package org.fengsui.hazards.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.fengsui.hazards.observation.Reading;
import org.junit.jupiter.api.Test;

/** Nothing that arrives throws; what is not used has a reason. */
class WireFuzzTest {

    private static final String[] TOPICS = {
        "obs/BAYI", "act/wang", "status/BAYI", "det/BAYI", "report/r", "official/cma", "", "/", "x"
    };
    private static final String[] MESSAGES = {
        "{\"station\":\"BAYI\",\"time\":\"2026-07-01T08:00:00+08:00\",\"seq\":7,"
                + "\"period\":\"PT5M\",\"historical\":true,\"values\":{\"rain\":1.2,\"crack@C2\":-3}}",
        "[{\"station\":\"BAYI\",\"time\":1782864000000,\"values\":{\"stage\":1e2}},"
                + "{\"station\":\"BAYI\",\"time\":1782864060000,\"values\":{\"stage\":NaN}}]",
        "{\"id\":\"a-1\",\"action\":\"lift\",\"warning\":\"w\",\"user\":\"wang\",\"role\":\"duty\","
                + "\"time\":1782864000000,\"reason\":\"积水已退\"}",
        "{\"station\":\"BAYI\",\"time\":1782864000000,\"state\":\"online\",\"faults\":[\"a\"]}"
    };

    @Test
    void decode_randomBytes_neverThrows() {
        Random random = new Random(20130912);
        for (int i = 0; i < 10_000; i++) {
            byte[] payload = new byte[random.nextInt(200)];
            random.nextBytes(payload);
            Decoded decoded = decode(TOPICS[i % TOPICS.length], payload);
            if (decoded.kind() == TopicKind.OBSERVATION) {
                assertThat(decoded.rejected()).hasSize(1);
            }
        }
    }

    @Test
    void decode_mutatedMessages_neverThrowsAndOnlyGivesFiniteValues() {
        Random random = new Random(4711);
        int readings = 0;
        for (int i = 0; i < 40_000; i++) {
            byte[] payload = MESSAGES[i % MESSAGES.length].getBytes(StandardCharsets.UTF_8);
            Decoded decoded = decode(TOPICS[random.nextInt(3)], mutate(payload, random));
            for (Reading reading : decoded.readings()) {
                assertThat(reading.value()).isFinite();
                assertThat(Ids.valid(reading.quantity())).isTrue();
                readings++;
            }
            if (decoded.readings().isEmpty()
                    && decoded.actions().isEmpty()
                    && decoded.statuses().isEmpty()) {
                assertThat(decoded.rejected()).isNotEmpty();
            }
        }
        assertThat(readings).isPositive();
    }

    private static Decoded decode(String topic, byte[] payload) {
        Decoded decoded = Wire.decode(new Arrival(WireTest.RECEIVED, topic, payload));
        for (Rejected rejected : decoded.rejected()) {
            assertThat(rejected.reason()).isNotBlank().hasSizeLessThan(700);
            assertThat(rejected.reason().chars()).noneMatch(Character::isISOControl);
            assertThat(rejected.hash()).hasSize(16);
        }
        return decoded;
    }

    /** Changes, removes, doubles or cuts a few bytes. */
    private static byte[] mutate(byte[] payload, Random random) {
        byte[] changed = payload.clone();
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed[at] = (byte) "{}[],:\"\\019-.eE tfn@".charAt(random.nextInt(20));
                case 2 -> changed = Arrays.copyOf(changed, Math.max(1, at));
                default -> {
                    byte[] longer = Arrays.copyOf(changed, changed.length + 1);
                    System.arraycopy(changed, at, longer, at + 1, changed.length - at);
                    changed = longer;
                }
            }
        }
        return changed;
    }
}
