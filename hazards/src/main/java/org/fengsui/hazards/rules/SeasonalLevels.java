package org.fengsui.hazards.rules;

import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;

/**
 * Thresholds by season, such as the flood limits of a reservoir. Where seasons overlap the first
 * counts.
 *
 * @param zone in which days begin
 * @param otherwise outside every season
 */
public record SeasonalLevels(ZoneId zone, List<Season> seasons, LevelTable otherwise)
        implements Levels {

    /** Every year from one day to another, both included; a season may go over the new year. */
    public record Season(MonthDay from, MonthDay to, LevelTable levels) {

        public boolean contains(MonthDay day) {
            boolean begun = !day.isBefore(from);
            boolean notOver = !day.isAfter(to);
            return from.isAfter(to) ? begun || notOver : begun && notOver;
        }
    }

    @Override
    public LevelTable at(long time) {
        MonthDay day = MonthDay.from(Instant.ofEpochMilli(time).atZone(zone));
        for (Season season : seasons) {
            if (season.contains(day)) {
                return season.levels();
            }
        }
        return otherwise;
    }
}
