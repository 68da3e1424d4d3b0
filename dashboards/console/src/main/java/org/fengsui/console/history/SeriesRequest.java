package org.fengsui.console.history;

import java.util.regex.Pattern;

/**
 * Which samples are asked for: one series of one station in [from, to], epoch ms.
 *
 * @param sensor "" where the station has one sensor for the quantity
 * @param points most samples wanted; beyond that the extremes of equal steps are kept
 */
public record SeriesRequest(
        String station, String sensor, String quantity, long from, long to, int points) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final long LONGEST_MS = 62 * 86_400_000L;

    public SeriesRequest {
        requireId("station", station);
        requireId("quantity", quantity);
        if (!sensor.isEmpty()) {
            requireId("sensor", sensor);
        }
        if (from >= to || to - from > LONGEST_MS) {
            throw new IllegalArgumentException(
                    "from must be before to by at most 62 days: %d to %d".formatted(from, to));
        }
    }

    static void requireId(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(what + " must match " + ID.pattern());
        }
    }
}
