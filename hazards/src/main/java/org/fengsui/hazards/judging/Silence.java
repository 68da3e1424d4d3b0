package org.fengsui.hazards.judging;

import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.warning.Freshness;

/**
 * When a silent series is overdue, and when it is no longer known.
 *
 * <p>Stale after two intervals and a minute, those of wet weather while the newest value is wet,
 * and else the longest that is healthy; unknown after the live age (default max(30 min, 3 ×
 * interval)). Only the station's own silence counts, not our downtime.
 */
public final class Silence {

    private static final long GRACE = 60_000L;

    private Silence() {}

    /** Silence in ms from which data of the station is stale. */
    public static long staleAfter(Station station) {
        return Math.min(2 * station.interval().heartbeat() + GRACE, unknownAfter(station));
    }

    /** The same of one of its series, which reports more often while it is wet. */
    private static long staleAfter(SeriesState series, Station station) {
        return series.wet
                ? Math.min(2 * station.interval().wet() + GRACE, unknownAfter(station))
                : staleAfter(station);
    }

    /** Silence in ms from which nothing is known any more. */
    public static long unknownAfter(Station station) {
        return station.liveAgeMs();
    }

    static Freshness freshness(SeriesState series, Station station, Downtime downtime, long now) {
        if (isLost(series.lastReceived, station, downtime, now)) {
            return Freshness.UNKNOWN;
        }
        return downtime.deadline(series.lastReceived, staleAfter(series, station)) <= now
                ? Freshness.STALE
                : Freshness.FRESH;
    }

    /** Whether nothing is known any more of what was heard last then. */
    static boolean isLost(long lastReceived, Station station, Downtime downtime, long now) {
        return downtime.deadline(lastReceived, unknownAfter(station)) <= now;
    }

    static long nextDeadline(SeriesState series, Station station, Downtime downtime) {
        if (series.lastReceived == 0) {
            return Long.MAX_VALUE;
        }
        return switch (series.freshness) {
            case FRESH -> downtime.deadline(series.lastReceived, staleAfter(series, station));
            case STALE -> downtime.deadline(series.lastReceived, unknownAfter(station));
            case UNKNOWN -> Long.MAX_VALUE;
        };
    }
}
