package org.fengsui.jobs.replay.output;

import java.math.BigDecimal;

/** Numbers as text: all digits of the double, no exponent, no trailing {@code .0}. */
final class NumberText {

    private NumberText() {}

    /** The number, empty where it is not finite. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        long whole = (long) value;
        if (whole == value && Math.abs(whole) < 1L << 53) {
            return Long.toString(whole);
        }
        String text = Double.toString(value);
        return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
    }
}
