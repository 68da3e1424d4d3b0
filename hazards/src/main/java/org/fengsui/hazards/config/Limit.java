package org.fengsui.hazards.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.hazards.rules.Operator;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** A threshold as written: {@code 0.25}, {@code ">= 0.25"} or {@code "> 0.27"}. */
record Limit(Operator operator, double value, Value at) {

    private static final Pattern WRITTEN =
            Pattern.compile("(>=|>)?\\s*([-+]?\\d{1,9}(?:\\.\\d{1,9})?)");

    /**
     * Reads a threshold within the range.
     *
     * @param what the meaning and unit, e.g. {@code a depth in m}
     */
    static @Nullable Limit read(@Nullable Value value, String what, double min, double max) {
        if (value == null) {
            return null;
        }
        String expected = what + " or \"> " + (min < 0 ? "20.3" : "0.27") + "\"";
        String text = value.text(expected);
        if (text == null) {
            return null;
        }
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            value.reject(
                    expected, "write a number; put \">\" before it, in quotes, for 'more than'");
            return null;
        }
        double number = Double.parseDouble(written.group(2));
        if (number < min || number > max) {
            value.reject(expected, "it must lie from " + min + " to " + max + "; check the unit");
            return null;
        }
        Operator operator = ">".equals(written.group(1)) ? Operator.MORE_THAN : Operator.AT_LEAST;
        return new Limit(operator, number, value);
    }

    Threshold as(Level level, String name) {
        return new Threshold(level, name, operator, value);
    }
}
