package org.fengsui.jobs.replay.input;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a column {@code quantity} names: a quantity, and the sensor or "". */
record Series(String quantity, String sensor) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** {@code quantity} or {@code quantity@sensor}; null where it is neither. */
    static @Nullable Series parse(String text) {
        int at = text.indexOf('@');
        String quantity = at < 0 ? text : text.substring(0, at);
        String sensor = at < 0 ? "" : text.substring(at + 1);
        boolean valid = isId(quantity) && (at < 0 || isId(sensor));
        return valid ? new Series(quantity.intern(), sensor.intern()) : null;
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
