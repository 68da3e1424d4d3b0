package org.fengsui.hazards.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Durations, dates and zones as they are written in configuration. */
public final class TimeValues {

    private static final Duration LONGEST = Duration.ofDays(3660);

    private TimeValues() {}

    /** Milliseconds of a positive ISO-8601 duration. */
    public static @Nullable Long positive(Value value) {
        return duration(value, 1, "a duration above zero such as PT5M");
    }

    /** Milliseconds of an ISO-8601 duration, zero allowed. */
    static @Nullable Long notNegative(Value value) {
        return duration(value, 0, "a duration such as PT10M or PT0S");
    }

    private static @Nullable Long duration(Value value, long min, String expected) {
        String text = value.text(expected);
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(LONGEST) <= 0 && duration.toMillis() >= min) {
                return duration.toMillis();
            }
            value.reject(expected);
        } catch (DateTimeException | ArithmeticException e) {
            value.reject(expected, "write hours, minutes and seconds as in PT1H30M");
        }
        return null;
    }

    /** Epoch ms of a date (its first moment in the zone) or of a date and time with offset. */
    static @Nullable Long moment(Value value, ZoneId zone) {
        String expected = "a date such as 2024-05-01 or a time such as 2024-05-01T08:00:00+08:00";
        String text = value.text(expected);
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            value.reject(expected);
            return null;
        }
    }

    /** A day of any year, written as month and day. */
    static @Nullable MonthDay monthDay(Value value, String expected) {
        String text = value.text(expected);
        if (text == null) {
            return null;
        }
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            value.reject(expected);
            return null;
        }
    }

    public static @Nullable ZoneId zone(Value value) {
        String expected = "a time zone such as Asia/Shanghai";
        String text = value.text(expected);
        if (text == null) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            value.reject(expected);
            return null;
        }
    }
}
