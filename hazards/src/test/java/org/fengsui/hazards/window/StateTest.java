package org.fengsui.hazards.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.fengsui.hazards.observation.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rings are state: their types must need no generic serializer, and they must stay small. */
class StateTest {

    private static final long MINUTE = 60_000;
    private static final long T0 = 1_378_700_000_000L;

    @ParameterizedTest
    @ValueSource(
            classes = {
                Samples.class,
                RainSums.class,
                RainReadings.class,
                HourTotals.class,
                OldHours.class
            })
    void fields_ofStateTypes_arePublicAndSimple(Class<?> type) throws Exception {
        assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
        assertThat(Modifier.isPublic(type.getConstructor().getModifiers())).isTrue();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            assertThat(Modifier.isPublic(field.getModifiers())).as(field.getName()).isTrue();
            assertThat(Modifier.isFinal(field.getModifiers())).as(field.getName()).isFalse();
            Class<?> kind = field.getType();
            assertThat(
                            kind.isPrimitive()
                                    || kind.isArray() && kind.getComponentType().isPrimitive()
                                    || kind == RainReadings.class
                                    || kind == HourTotals.class
                                    || kind == OldHours.class)
                    .as("%s %s", kind, field.getName())
                    .isTrue();
        }
    }

    @Test
    void size_oneMinuteDepthAfterAWeek_isAtMostThreeKibibytes() throws Exception {
        assertThat(report("1-min depth", samples(1))).isLessThanOrEqualTo(3 * 1024);
    }

    @Test
    void size_fifteenMinuteStageAfterAWeek_isAtMostHalfAKibibyte() throws Exception {
        assertThat(report("15-min stage", samples(15))).isLessThanOrEqualTo(512);
    }

    @Test
    void size_densestDepth_isAtMostFourKibibytes() throws Exception {
        Samples samples = new Samples();
        for (int second = 0; second < 3600; second++) {
            samples.insert(T0 + second * 1000L, second, Quality.GOOD, second, true);
        }
        assertThat(report("1-s depth", samples)).isLessThanOrEqualTo(4 * 1024);
    }

    @Test
    void size_fiveMinuteRainAfterAWeek_isAtMostTwelveKibibytes() throws Exception {
        assertThat(report("5-min rain", rain(5))).isLessThanOrEqualTo(12 * 1024);
    }

    @Test
    void size_oneMinuteRainAfterAWeek_isAtMostFortyEightKibibytes() throws Exception {
        assertThat(report("1-min rain", rain(1))).isLessThanOrEqualTo(48 * 1024);
    }

    private static Samples samples(int minutes) {
        Samples samples = new Samples();
        for (int at = 0; at < 7 * 24 * 60; at += minutes) {
            samples.insert(T0 + at * MINUTE, at / 1000.0, Quality.GOOD, at, true);
        }
        return samples;
    }

    private static RainSums rain(int minutes) {
        RainSums rain = new RainSums();
        for (int at = 0; at < 7 * 24 * 60; at += minutes) {
            rain.insert(T0 + at * MINUTE, minutes * MINUTE, at % 7 / 10.0, at);
        }
        return rain;
    }

    /** Bytes on heap, 16 for each header; the serialized form is printed beside it. */
    private static int report(String what, Object state) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int headers = 16 * write(state, new DataOutputStream(bytes));
        int heap = bytes.size() + headers;
        System.out.printf(
                "state of %s: %d bytes serialized, about %d on heap%n", what, bytes.size(), heap);
        return heap;
    }

    /** Writes all fields and array elements; returns the number of objects. */
    private static int write(Object state, DataOutputStream out) throws Exception {
        int objects = 1;
        for (Field field : state.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            Object value = field.get(state);
            if (value.getClass().isArray()) {
                objects++;
                out.writeInt(Array.getLength(value));
                for (int i = 0; i < Array.getLength(value); i++) {
                    writeNumber((Number) Array.get(value, i), out);
                }
            } else if (value instanceof Number number) {
                writeNumber(number, out);
            } else {
                objects += write(value, out);
            }
        }
        return objects;
    }

    private static void writeNumber(Number number, DataOutputStream out) throws IOException {
        if (number instanceof Byte) {
            out.writeByte(number.byteValue());
        } else if (number instanceof Integer) {
            out.writeInt(number.intValue());
        } else if (number instanceof Long) {
            out.writeLong(number.longValue());
        } else {
            out.writeDouble(number.doubleValue());
        }
    }
}
