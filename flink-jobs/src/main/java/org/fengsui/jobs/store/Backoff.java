package org.fengsui.jobs.store;

import com.influxdb.exceptions.InfluxException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** How long to wait before the next try: doubling, or longer if the store says so. */
final class Backoff {

    private static final long FIRST = 500;
    private static final long LONGEST = 30_000;

    /** A store that asks for more than this is asked again all the same. */
    private static final long LONGEST_OBEYED = Duration.ofMinutes(5).toMillis();

    private final Clock clock;
    private long next = FIRST;

    Backoff(Clock clock) {
        this.clock = clock;
    }

    void reset() {
        next = FIRST;
    }

    long next() {
        long wait = next;
        next = Math.min(LONGEST, next * 2);
        return wait;
    }

    /** As {@link #next()}, but at least what a Retry-After header asks for. */
    long next(InfluxException e) {
        return Math.max(next(), Math.min(LONGEST_OBEYED, retryAfter(e.headers())));
    }

    private long retryAfter(Map<String, String> headers) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase("Retry-After")) {
                return millis(header.getValue().trim());
            }
        }
        return 0;
    }

    private long millis(String value) {
        if (value.matches("\\d{1,9}")) {
            return Long.parseLong(value) * 1000;
        }
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toEpochMilli()
                    - clock.millis();
        } catch (DateTimeParseException e) {
            return 0; // neither form of RFC 9110: our own back-off holds
        }
    }
}
