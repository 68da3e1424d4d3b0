package org.fengsui.hazards.rain;

import java.util.Collection;
import java.util.List;
import org.fengsui.hazards.judging.GaugeRain;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.rules.NeighbourRule;
import org.fengsui.hazards.window.RainWindow;
import org.jspecify.annotations.Nullable;

/**
 * Holds rain gauges against those around them: most hidden errors of gauges are too little rain,
 * which no test of one gauge alone can see.
 *
 * <p>Only gauges that are heard and whose window is covered count. A shower can miss a gauge, so
 * what comes out is a doubt for a person to look into; it takes nothing away from what the gauge
 * says. Cost: O(n log n) for each gauge of n in the district.
 */
final class Neighbours {

    private static final double COVERED = 0.9;
    private static final double KM_PER_DEGREE = 111.195;

    private final Registry registry;
    private final NeighbourRule rule;

    Neighbours(Registry registry, NeighbourRule rule) {
        this.registry = registry;
        this.rule = rule;
    }

    /**
     * What is found of a gauge.
     *
     * @param mm its own sum
     * @param limit what that stands against, mm
     */
    record Finding(@Nullable Doubt doubt, RainWindow window, double mm, double limit) {}

    /**
     * What a gauge gives rise to; null where the comparison says nothing new. A blocked funnel is
     * doubted until rain around it shows that it measures again.
     *
     * @param before what was doubted, null for nothing
     * @param all that are heard in the district
     */
    @Nullable Finding find(GaugeRain gauge, @Nullable Doubt before, Collection<GaugeRain> all) {
        Finding burst = burst(gauge, all);
        Finding blocked = blocked(gauge, all);
        if (burst != null && (burst.doubt != null || before == Doubt.BURST)) {
            return burst;
        }
        return blocked != null && (blocked.doubt != null || before == Doubt.BLOCKED)
                ? blocked
                : null;
    }

    private @Nullable Finding blocked(GaugeRain gauge, Collection<GaugeRain> all) {
        RainWindow window = RainWindow.of(rule.blocked().window());
        List<Double> around = around(gauge, window, all);
        if (around.size() < rule.gauges() || gauge.sums().coverage(window) < COVERED) {
            return null;
        }
        double median = around.get((around.size() - 1) / 2);
        if (median < rule.blocked().mm()) {
            return null;
        }
        double limit = rule.share() * median;
        double mm = gauge.sums().amount(window);
        return new Finding(mm < limit ? Doubt.BLOCKED : null, window, mm, limit);
    }

    private @Nullable Finding burst(GaugeRain gauge, Collection<GaugeRain> all) {
        RainWindow window = RainWindow.of(rule.burst().window());
        List<Double> around = around(gauge, window, all);
        double mm = gauge.sums().amount(window);
        if (around.size() < rule.gauges() || Double.isNaN(mm)) {
            return null;
        }
        boolean alone = around.get(around.size() - 1) <= rule.others();
        boolean bursts = mm >= rule.burst().mm() && alone;
        return new Finding(bursts ? Doubt.BURST : null, window, mm, rule.burst().mm());
    }

    /** Sums of the gauges around one, rising. */
    private List<Double> around(GaugeRain gauge, RainWindow window, Collection<GaugeRain> all) {
        Station here = registry.station(gauge.station());
        if (here == null) {
            return List.of();
        }
        return all.stream()
                .filter(other -> !other.station().equals(gauge.station()))
                .filter(other -> other.sums().coverage(window) >= COVERED)
                .filter(other -> isNear(here, other))
                .map(other -> other.sums().amount(window))
                .sorted()
                .toList();
    }

    private boolean isNear(Station here, GaugeRain other) {
        Station there = registry.station(other.station());
        return there != null && km(here.location(), there.location()) <= rule.withinKm();
    }

    /** Distance on a plane, true to a few per mille within a district. */
    private static double km(Location a, Location b) {
        double latitude = Math.toRadians((a.lat() + b.lat()) / 2);
        double east = (a.lon() - b.lon()) * Math.cos(latitude);
        return KM_PER_DEGREE * Math.hypot(east, a.lat() - b.lat());
    }
}
