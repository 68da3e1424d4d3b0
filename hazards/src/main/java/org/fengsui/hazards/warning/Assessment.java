package org.fengsui.hazards.warning;

import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.jspecify.annotations.Nullable;

/**
 * What one station says of one subject and hazard, after confirm, hysteresis and hold. It replaces
 * the station's previous assessment of the same series.
 *
 * @param sensor "" where the station has one sensor for the quantity
 * @param level the judged level
 * @param onset measured time of the first reading that satisfied confirm, epoch ms; 0 at level none
 * @param time measured time of the deciding reading, epoch ms
 * @param received {@code received} of the event or deadline that caused it, epoch ms
 * @param basis measured, or presumed where the station fell silent while it was rising and high
 * @param retrospective found in backfill: recorded, never sounded
 * @param value newest judged value, in {@code unit}
 * @param riseRate in units of the quantity per hour, NaN where unknown
 * @param reason what is the matter, for station faults and presumptions; else null
 * @param rules version of the rule set that judged
 */
public record Assessment(
        String subject,
        Hazard hazard,
        String station,
        String sensor,
        Level level,
        long onset,
        long time,
        long received,
        Freshness freshness,
        Basis basis,
        Quality quality,
        boolean retrospective,
        double value,
        String unit,
        double riseRate,
        List<Evidence> evidence,
        @Nullable NextLevel nextLevel,
        @Nullable LocalText reason,
        int rules) {
    /** The same, of which nobody knows any more whether it is still so. */
    public Assessment unknown(long now, LocalText why) {
        return new Assessment(
                subject,
                hazard,
                station,
                sensor,
                level,
                onset,
                time,
                now,
                Freshness.UNKNOWN,
                basis,
                quality,
                false,
                value,
                unit,
                Double.NaN,
                evidence,
                null,
                why,
                rules);
    }
}
