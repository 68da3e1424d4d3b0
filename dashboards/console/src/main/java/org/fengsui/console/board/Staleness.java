package org.fengsui.console.board;

import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.warning.Freshness;

/**
 * From which age, in ms, a station's data is overdue and from which it is no longer known.
 *
 * <p>Stale after 2 × interval + 1 min, unknown after the station kind's live age; a station that
 * reports so seldom that it would be unknown before it is overdue is both at once.
 */
public record Staleness(long staleAfter, long unknownAfter) {

    public static Staleness of(Station station) {
        long stale = 2 * station.interval().heartbeat() + 60_000;
        return new Staleness(stale, Math.max(stale, station.liveAgeMs()));
    }

    /**
     * @param arrival when the newest data came in, epoch ms, 0 for never
     */
    public Freshness at(long now, long arrival) {
        if (arrival == 0 || now - arrival > unknownAfter) {
            return Freshness.UNKNOWN;
        }
        return now - arrival > staleAfter ? Freshness.STALE : Freshness.FRESH;
    }
}
