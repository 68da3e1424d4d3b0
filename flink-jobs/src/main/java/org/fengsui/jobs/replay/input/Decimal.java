package org.fengsui.jobs.replay.input;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes, correctly rounded. Up to 15 digits with up to 15 decimals are
 * both exact as doubles, so one division rounds correctly (Clinger 1990); the rest goes to {@link
 * Double#parseDouble}.
 */
final class Decimal {

    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = new double[EXACT_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private Decimal() {}

    /** The number, NaN where the slice is not a finite decimal number. */
    static double parse(byte[] b, int from, int to) {
        int at = from;
        boolean negative = at < to && b[at] == '-';
        if (negative || at < to && b[at] == '+') {
            at++;
        }
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; at < to; at++) {
            int digit = b[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                count++;
                decimals = decimals < 0 ? -1 : decimals + 1;
            } else if (b[at] == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return parseSlowly(b, from, to);
            }
            if (count > EXACT_DIGITS) {
                return parseSlowly(b, from, to);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = decimals > 0 ? digits / POWERS[decimals] : digits;
        return negative ? -value : value;
    }

    private static double parseSlowly(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean allowed =
                    b[i] >= '0' && b[i] <= '9'
                            || b[i] == '.'
                            || b[i] == '-'
                            || b[i] == '+'
                            || b[i] == 'e'
                            || b[i] == 'E';
            if (!allowed) {
                return Double.NaN;
            }
        }
        try {
            double value =
                    Double.parseDouble(new String(b, from, to - from, StandardCharsets.US_ASCII));
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
