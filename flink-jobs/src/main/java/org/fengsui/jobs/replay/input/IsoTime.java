package org.fengsui.jobs.replay.input;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * Reads times: ISO 8601 with an offset, or epoch milliseconds. The usual forms ({@code
 * 2013-09-09T00:15:00[.123](Z|±hh:mm)}) are read from the bytes; others go to {@link
 * OffsetDateTime}.
 */
final class IsoTime {

    /** Stands for "not a time". */
    static final long NONE = Long.MIN_VALUE;

    static final String EXPECTED =
            "must be ISO 8601 with an offset (2013-09-09T00:15:00+08:00) or epoch milliseconds";

    /** What a replay takes as the moment something was received. */
    static final String EXPECTED_RECEIVED = EXPECTED + " between 1900 and 2200";

    private static final long EARLIEST = -2_208_988_800_000L;
    private static final long LATEST = 7_258_118_400_000L;
    private static final int MAX_DIGITS = 17;
    private static final int SECONDS_LENGTH = 19;
    private static final int SAFE_DAY = 28;

    private IsoTime() {}

    /** Whether something may have been received then; one row of the year 9999 stretches all. */
    static boolean receivable(long time) {
        return time >= EARLIEST && time < LATEST;
    }

    static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    /** Epoch ms of the slice, or {@link #NONE}. */
    static long parse(byte[] b, int from, int to) {
        int length = to - from;
        if (length > SECONDS_LENGTH && b[from + 4] == '-' && b[from + 10] == 'T') {
            long fast = parseIso(b, from, to);
            return fast == NONE ? parseSlowly(b, from, to) : fast;
        }
        long epoch = parseEpoch(b, from, to);
        return epoch == NONE ? parseSlowly(b, from, to) : epoch;
    }

    private static long parseEpoch(byte[] b, int from, int to) {
        boolean negative = from < to && b[from] == '-';
        int start = negative ? from + 1 : from;
        if (start == to || to - start > MAX_DIGITS) {
            return NONE;
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = 10 * value + digit;
        }
        return negative ? -value : value;
    }

    private static long parseIso(byte[] b, int from, int to) {
        if (b[from + 7] != '-' || b[from + 13] != ':' || b[from + 16] != ':') {
            return NONE;
        }
        int year = 100 * two(b, from) + two(b, from + 2);
        int month = two(b, from + 5);
        int day = two(b, from + 8);
        int hour = two(b, from + 11);
        int minute = two(b, from + 14);
        int second = two(b, from + 17);
        boolean ordinary =
                year > 0
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= SAFE_DAY + 3
                        && hour >= 0
                        && hour < 24
                        && minute >= 0
                        && minute < 60
                        && second >= 0
                        && second < 60;
        if (!ordinary
                || day > SAFE_DAY && day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        int at = from + SECONDS_LENGTH;
        int millis = 0;
        if (b[at] == '.') {
            if (at + 4 >= to) {
                return NONE;
            }
            int tenths = b[at + 1] - '0';
            int rest = two(b, at + 2);
            if (tenths < 0 || tenths > 9 || rest < 0) {
                return NONE;
            }
            millis = 100 * tenths + rest;
            at += 4;
        }
        long offset = offsetMinutes(b, at, to);
        if (offset == NONE) {
            return NONE;
        }
        long minutes = (epochDay(year, month, day) * 24 + hour) * 60 + minute - offset;
        return (minutes * 60 + second) * 1000 + millis;
    }

    private static long offsetMinutes(byte[] b, int at, int to) {
        if (b[at] == 'Z') {
            return at + 1 == to ? 0 : NONE;
        }
        if (at + 6 != to || b[at + 3] != ':' || b[at] != '+' && b[at] != '-') {
            return NONE;
        }
        int hours = two(b, at + 1);
        int minutes = two(b, at + 4);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        int total = 60 * hours + minutes;
        return b[at] == '+' ? total : -total;
    }

    /** Two digits as a number; far below zero where one is none. */
    private static int two(byte[] b, int at) {
        int high = b[at] - '0';
        int low = b[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -10_000 : 10 * high + low;
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar, for years from 1. */
    private static long epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int monthFromMarch = (month + 9) % 12;
        long days = 365L * shifted + shifted / 4 - shifted / 100 + shifted / 400;
        return days + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468;
    }

    private static long parseSlowly(byte[] b, int from, int to) {
        try {
            String text = new String(b, from, to - from, StandardCharsets.UTF_8);
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException notATime) {
            return NONE;
        }
    }
}
