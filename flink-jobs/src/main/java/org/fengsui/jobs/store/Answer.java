package org.fengsui.jobs.store;

import com.influxdb.exceptions.InfluxException;

/** What a failed write means for the lines of the request. */
enum Answer {
    /** The store is busy or away: the same request again, later. */
    RETRY,
    /** Rights, organisation or bucket are wrong: a person must act, then the same request again. */
    ALARM,
    /** The request is too large: its halves. */
    TOO_LARGE,
    /** At least one line is bad, and nothing is known of the others: its halves. */
    BAD_LINE;

    static Answer of(InfluxException e) {
        int status = e.status();
        return switch (status) {
            case 400, 422 -> BAD_LINE;
            case 413 -> TOO_LARGE;
            case 408, 425, 429 -> RETRY;
            default -> status >= 300 && status < 500 ? ALARM : RETRY;
        };
    }
}
