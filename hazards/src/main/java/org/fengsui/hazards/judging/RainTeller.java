package org.fengsui.hazards.judging;

import java.util.Set;
import org.fengsui.hazards.registry.GaugeAreas;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.rules.RainRule;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.window.RainDays;
import org.fengsui.hazards.window.RainSums;
import org.fengsui.hazards.window.WindowSums;

/**
 * Tells the places that a gauge's rain comes down on how it stands: its areas every five minutes
 * and when its level or freshness changes, its villages with each reading.
 */
final class RainTeller {

    private static final long SPAN = 5 * 60_000L;

    private final Station station;
    private final String sensor;
    private final Set<String> areas;
    private final Set<String> villages;
    private final double decay;
    private final RainDays days;

    private RainTeller(
            Station station,
            String sensor,
            Set<String> areas,
            Set<String> villages,
            double decay,
            RainDays days) {
        this.station = station;
        this.sensor = sensor;
        this.areas = areas;
        this.villages = villages;
        this.decay = decay;
        this.days = days;
    }

    static RainTeller of(
            JudgingConfig config, Station station, String sensor, Set<String> villages) {
        var subject = config.registry().subject(station.subjectId());
        RainRule rule = subject == null ? null : config.rules().rainRule(subject);
        return new RainTeller(
                station,
                sensor,
                GaugeAreas.of(config.registry(), station, config.rules().areaRainRule().per()),
                villages,
                rule == null ? RainRule.DECAY : rule.decay(),
                new RainDays(config.registry().zone()));
    }

    void tell(SeriesState series, SeriesView view, Level level, long received, StationOutput out) {
        WindowSums sums = view.rain();
        RainSums rain = series.rain;
        if (sums == null || rain == null) {
            return;
        }
        long span = Math.floorDiv(sums.time(), SPAN);
        if (span != series.toldSpan
                || level != series.toldLevel
                || series.freshness != series.toldFreshness) {
            series.toldSpan = span;
            series.toldLevel = level;
            series.toldFreshness = series.freshness;
            for (String area : areas) {
                out.rain(
                        new GaugeRain(
                                area,
                                station.id(),
                                sensor,
                                received,
                                level,
                                series.freshness,
                                sums));
            }
        }
        if (!villages.isEmpty()) {
            tellVillages(series, rain, sums, received, out);
        }
    }

    private void tellVillages(
            SeriesState series, RainSums rain, WindowSums sums, long received, StationOutput out) {
        RainDays.Days until = days.at(rain, sums.time(), decay);
        for (String village : villages) {
            out.villageRain(
                    new VillageRain(
                            village,
                            station.id(),
                            sensor,
                            received,
                            series.freshness,
                            sums,
                            until.antecedent(),
                            until.effectiveCoverage()));
        }
    }
}
