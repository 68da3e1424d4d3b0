package org.fengsui.jobs.replay.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.fengsui.hazards.wire.WireTime;

/** Times as on the wire, in the registry's zone. Not thread-safe. */
final class TimeText {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final ZoneId zone;
    private long last = Long.MIN_VALUE;
    private String text = "";

    TimeText(ZoneId zone) {
        this.zone = zone;
    }

    /** ISO 8601 with offset; quick where the same time comes again and again. */
    String of(long time) {
        if (time != last) {
            text = WireTime.format(time, zone);
            last = time;
        }
        return text;
    }

    /** Month, day, hour and minute, for people. */
    String brief(long time) {
        return MINUTES.format(Instant.ofEpochMilli(time).atZone(zone));
    }
}
