package org.fengsui.gateway.sl651.body;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Numbers and times in binary coded decimals. */
public final class Bcd {
    /** A long holds as many digits, and a double's 53 bits nearly so. */
    private static final int MOST_DIGITS = 18;

    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7};

    private Bcd() {}

    /**
     * The number in these bytes. A first byte FF makes it negative; all FF, or all AA as some
     * stations have it, means that there is none.
     *
     * @param decimals digits after the point, 0 to 7
     * @throws MalformedBodyException where a digit is above 9
     */
    public static OptionalDouble number(byte[] bytes, int decimals) {
        if (isNoData(bytes)) {
            return OptionalDouble.empty();
        }
        boolean negative = bytes[0] == (byte) 0xFF;
        long number = digits(bytes, negative ? 1 : 0, bytes.length);
        return OptionalDouble.of((negative ? -number : number) / POWERS[decimals]);
    }

    /** Whether the bytes say that there is no value: none at all, all FF, or all AA. */
    public static boolean isNoData(byte[] bytes) {
        return all(bytes, (byte) 0xFF) || all(bytes, (byte) 0xAA);
    }

    /** YYMMDDHHmm with or without seconds, from 2000 on; null where that is no time. */
    static @Nullable LocalDateTime time(byte[] bytes, int from, int length) {
        try {
            int[] parts = new int[6];
            for (int i = 0; i < length; i++) {
                parts[i] = (int) digits(bytes, from + i, from + i + 1);
            }
            return LocalDateTime.of(
                    2000 + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        } catch (DateTimeException | MalformedBodyException none) {
            return null;
        }
    }

    static long digits(byte[] bytes, int from, int to) {
        long number = 0;
        int significant = 0;
        for (int i = from; i < to; i++) {
            int high = (bytes[i] & 0xF0) >>> 4;
            int low = bytes[i] & 0x0F;
            if (high > 9 || low > 9) {
                throw bad(bytes, from, to, "has a digit above 9");
            }
            number = number * 100 + high * 10L + low;
            significant = number == 0 ? 0 : significant + 2;
            if (significant > MOST_DIGITS) {
                throw bad(bytes, from, to, "has more than " + MOST_DIGITS + " digits");
            }
        }
        return number;
    }

    private static boolean all(byte[] bytes, byte value) {
        for (byte b : bytes) {
            if (b != value) {
                return false;
            }
        }
        return true;
    }

    private static MalformedBodyException bad(byte[] bytes, int from, int to, String what) {
        String hex = HexFormat.of().formatHex(Arrays.copyOfRange(bytes, from, to));
        return new MalformedBodyException(
                "expected decimal digits, found " + hex + ", which " + what);
    }
}
