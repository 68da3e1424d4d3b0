package org.fengsui.hazards.quality;

import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.fengsui.hazards.observation.Quality;

/**
 * Climatology: a gross range for a time of the year. In a month that no season names nothing is
 * tested; where several do, the first counts.
 *
 * @param zone in which months begin
 */
public record Climatology(ZoneId zone, List<Season> seasons) {

    /** The range of some months. */
    public record Season(Set<Month> months, GrossRange range) {}

    /**
     * @param time epoch ms
     */
    public Quality of(long time, double value) {
        Month month = Instant.ofEpochMilli(time).atZone(zone).getMonth();
        for (Season season : seasons) {
            if (season.months().contains(month)) {
                return season.range().of(value);
            }
        }
        return Quality.NOT_EVALUATED;
    }
}
