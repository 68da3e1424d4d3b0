package org.fengsui.hazards.wire;

import java.time.Duration;
import java.util.regex.Pattern;

/** The period that an amount covers: an ISO-8601 duration above zero, at most some 110 days. */
final class WirePeriod {

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "P(?=.*[1-9])(\\d{1,2}D)?(T(?=.)(\\d{1,2}H)?(\\d{1,4}M)?(\\d{1,5}S)?)?");

    private WirePeriod() {}

    /** Milliseconds, or -1 where the text is no such period. */
    static long parse(String text) {
        return switch (text) {
            case "PT1M" -> 60_000;
            case "PT5M" -> 300_000;
            case "PT1H" -> 3_600_000;
            default -> WRITTEN.matcher(text).matches() ? Duration.parse(text).toMillis() : -1;
        };
    }
}
