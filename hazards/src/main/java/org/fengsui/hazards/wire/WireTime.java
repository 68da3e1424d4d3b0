package org.fengsui.hazards.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Times on the wire: ISO-8601 with offset ({@code 2026-07-01T08:00:00+08:00}, seconds and fraction
 * optional) or epoch ms.
 *
 * <p>A wrong clock is not judged here. Only a number that is epoch seconds is refused, since read
 * as ms it would put a good clock into January 1970.
 */
public final class WireTime {

    private static final String EXPECTED =
            "expected ISO-8601 with offset such as 2026-07-01T08:00:00+08:00, or epoch ms";
    private static final long LATEST = 253_402_300_799_999L;
    private static final long SECONDS_BACK = 31 * 86_400L;
    private static final long SECONDS_AHEAD = 2 * 86_400L;
    private static final int MAX_OFFSET_HOURS = 18;

    private WireTime() {}

    /** As it is written by us: ISO-8601 with the zone's offset, ms only where there are any. */
    public static String format(long epochMs, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochMilli(epochMs).atZone(zone));
    }

    /**
     * Epoch ms of an ISO-8601 time with offset.
     *
     * @throws MalformedMessageException naming the field
     */
    static long parse(String field, char[] text, int start, int length) {
        Long time = new Reader(text, start, start + length).time();
        if (time == null) {
            throw malformed(field, new String(text, start, length));
        }
        return time;
    }

    /**
     * Epoch ms of an ISO-8601 time with offset.
     *
     * @throws MalformedMessageException naming the field
     */
    public static long parse(String field, String text) {
        char[] characters = text.toCharArray();
        return parse(field, characters, 0, characters.length);
    }

    /**
     * Checks epoch ms against the moment of receipt.
     *
     * @throws MalformedMessageException naming the field
     */
    static long checkEpochMs(String field, long number, long received) {
        long now = received / 1000;
        if (number > now - SECONDS_BACK
                && number < now + SECONDS_AHEAD
                && Math.abs(received - number) > SECONDS_BACK * 1000) {
            throw new MalformedMessageException(
                    field + ": " + number + " is epoch seconds; " + EXPECTED);
        }
        if (number > LATEST || number < -LATEST) {
            throw new MalformedMessageException(
                    field + ": " + number + " is beyond the year 9999; " + EXPECTED);
        }
        return number;
    }

    private static MalformedMessageException malformed(String field, String text) {
        char[] withZone = (text + "Z").toCharArray();
        boolean local = new Reader(withZone, 0, withZone.length).time() != null;
        return new MalformedMessageException(
                field
                        + ": '"
                        + Payloads.printable(text, 40)
                        + (local ? "' is a local time without offset; " : "' is not a time; ")
                        + EXPECTED);
    }

    /** Reads strictly from left to right; null as soon as something is amiss. */
    private static final class Reader {
        private final char[] text;
        private final int end;
        private int at;
        private boolean failed;

        Reader(char[] text, int start, int end) {
            this.text = text;
            this.at = start;
            this.end = end;
        }

        @Nullable Long time() {
            int year = digits(4);
            expect('-');
            int month = digits(2);
            expect('-');
            int day = digits(2);
            expect('T');
            int hour = digits(2);
            expect(':');
            int minute = digits(2);
            int second = 0;
            int milli = 0;
            if (next(':')) {
                second = digits(2);
                if (next('.')) {
                    milli = fraction();
                }
            }
            int offsetMinutes = offset();
            if (failed || at != end || hour > 23 || minute > 59 || second > 59) {
                return null;
            }
            try {
                long days = LocalDate.of(year, month, day).toEpochDay();
                long minutes = (days * 24 + hour) * 60 + minute - offsetMinutes;
                return (minutes * 60 + second) * 1000 + milli;
            } catch (DateTimeException e) {
                return null;
            }
        }

        private int digits(int count) {
            if (at + count > end) {
                failed = true;
                return 0;
            }
            int number = 0;
            for (int i = 0; i < count; i++) {
                char c = text[at++];
                failed |= c < '0' || c > '9';
                number = number * 10 + (c - '0');
            }
            return number;
        }

        private int fraction() {
            int milli = 0;
            int count = 0;
            while (at < end && text[at] >= '0' && text[at] <= '9') {
                if (count < 3) {
                    milli = milli * 10 + (text[at] - '0');
                }
                count++;
                at++;
            }
            failed |= count == 0 || count > 9;
            for (int i = count; i < 3; i++) {
                milli *= 10;
            }
            return milli;
        }

        private int offset() {
            if (next('Z')) {
                return 0;
            }
            int sign = next('-') ? -1 : 1;
            if (sign == 1) {
                expect('+');
            }
            int hours = digits(2);
            expect(':');
            int minutes = digits(2);
            failed |= hours > MAX_OFFSET_HOURS || minutes > 59;
            return sign * (hours * 60 + minutes);
        }

        private boolean next(char c) {
            boolean there = at < end && text[at] == c;
            if (there) {
                at++;
            }
            return there;
        }

        private void expect(char c) {
            failed |= !next(c);
        }
    }
}
