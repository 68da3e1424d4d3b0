package org.fengsui.hazards.rain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.fengsui.hazards.judging.GaugeRain;
import org.fengsui.hazards.judging.JudgingConfig;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.registry.GaugeAreas;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.AreaRainRule;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.window.RainWindow;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rain of an area's gauges together: mean, maximum and shares as indicators, gauges that
 * differ from those around them, and the level that its places must know of.
 *
 * <p>Gauges are compared every five minutes of {@code received}, two minutes after the full one so
 * that what belongs to it has come. Each gauge counts with its newest sums, which are exact; the
 * past of an area is not computed anew when a gauge reports late. Events of one area must come in
 * the order of {@code received}; the state is changed in place. Not thread-safe. Cost: O(n²) a
 * comparison of n gauges.
 */
public final class AreaRainJudge {

    private static final long STEP = 5 * 60_000L;
    private static final long LAG = 2 * 60_000L;
    private static final double COVERED = 0.9;
    private static final List<RainWindow> WINDOWS =
            List.of(
                    RainWindow.HOURS_1,
                    RainWindow.HOURS_3,
                    RainWindow.HOURS_6,
                    RainWindow.HOURS_24);

    private final Registry registry;
    private final AreaRainRule rule;
    private final int rules;
    private final GaugeAreas areas;
    private final @Nullable Neighbours neighbours;

    public AreaRainJudge(JudgingConfig config) {
        this.registry = config.registry();
        this.rule = config.rules().areaRainRule();
        this.rules = config.rules().version();
        this.areas = new GaugeAreas(registry, rule.per());
        this.neighbours =
                rule.neighbours() == null ? null : new Neighbours(registry, rule.neighbours());
    }

    /** Takes in what a gauge says. */
    public void gauge(AreaRainState state, GaugeRain rain, AreaRainOutput out) {
        String area = rain.place();
        state.gauges.put(rain.series(), rain);
        if (state.dueAt == 0) {
            state.dueAt = Math.floorDiv(rain.received() - LAG, STEP) * STEP + STEP + LAG;
        }
        tellPlaces(area, state, rain.received(), out);
    }

    /** When {@link #deadline} is to be called next, epoch ms; {@link Long#MAX_VALUE} for never. */
    public static long nextDeadline(AreaRainState state) {
        return state.dueAt == 0 ? Long.MAX_VALUE : state.dueAt;
    }

    /** Compares the gauges. */
    public void deadline(String area, AreaRainState state, long now, AreaRainOutput out) {
        state.dueAt = 0;
        state.gauges.values().removeIf(gauge -> !areas.has(area, gauge.station()));
        List<GaugeRain> heard =
                state.gauges.values().stream()
                        .filter(gauge -> gauge.freshness() == Freshness.FRESH)
                        .sorted(Comparator.comparing(GaugeRain::series))
                        .toList();
        boolean wet =
                heard.stream().anyMatch(gauge -> gauge.sums().amount(RainWindow.HOURS_24) > 0);
        if (out.wantsIndicators() && areas.gauges(area) > 1 && (wet || state.wet)) {
            summarise(area, heard, now, out);
        }
        state.wet = wet;
        if (neighbours != null && areas.isDistrict(area)) {
            doubt(state, heard, now, neighbours, out);
        }
    }

    private void summarise(String area, List<GaugeRain> heard, long now, AreaRainOutput out) {
        long time = now - LAG;
        int gauges = areas.gauges(area);
        for (RainWindow window : WINDOWS) {
            double[] covered =
                    heard.stream()
                            .filter(gauge -> gauge.sums().coverage(window) >= COVERED)
                            .mapToDouble(gauge -> gauge.sums().amount(window))
                            .toArray();
            double max =
                    heard.stream()
                            .mapToDouble(gauge -> gauge.sums().amount(window))
                            .filter(mm -> !Double.isNaN(mm))
                            .max()
                            .orElse(Double.NaN);
            if (covered.length > 0) {
                double mean = Arrays.stream(covered).average().orElse(Double.NaN);
                put(
                        area,
                        window.indicator() + "_mean",
                        Math.round(mean * 1000) / 1000.0,
                        time,
                        now,
                        out);
            }
            if (!Double.isNaN(max)) {
                put(area, window.indicator() + "_max", max, time, now, out);
            }
            put(area, window.coverageIndicator(), (double) covered.length / gauges, time, now, out);
        }
        for (Level level : Level.values()) {
            if (level != Level.NONE && !heard.isEmpty()) {
                long reached = heard.stream().filter(each -> each.level().isAtLeast(level)).count();
                put(
                        area,
                        "rain_share_" + level.id(),
                        (double) reached / heard.size(),
                        time,
                        now,
                        out);
            }
        }
    }

    private static void put(
            String area, String name, double value, long time, long now, AreaRainOutput out) {
        out.indicator(new Indicator(area, area, name, time, value, now));
    }

    private void doubt(
            AreaRainState state,
            List<GaugeRain> heard,
            long now,
            Neighbours around,
            AreaRainOutput out) {
        for (GaugeRain gauge : heard) {
            Doubted before = state.doubts.get(gauge.series());
            Neighbours.Finding finding =
                    around.find(gauge, before == null ? null : before.doubt(), heard);
            if (finding == null) {
                continue;
            }
            Doubt found = finding.doubt();
            if (found == null) {
                state.doubts.remove(gauge.series());
                out.assessment(DoubtReport.of(gauge, finding, now, rules));
            } else if (before == null
                    || before.doubt() != found
                    || DoubtReport.isDue(before, now)) {
                state.doubts.put(gauge.series(), new Doubted(found, now));
                out.assessment(DoubtReport.of(gauge, finding, now, rules));
            }
        }
    }

    /** Tells the places of the area when its rain comes to matter to them, or no longer does. */
    private void tellPlaces(String area, AreaRainState state, long received, AreaRainOutput out) {
        Level level = rule.lost() == Level.NONE ? Level.NONE : levelOf(area, state.gauges.values());
        Level told = level.isAtLeast(Level.ORANGE) ? level : Level.NONE;
        if (told == state.told) {
            return;
        }
        state.told = told;
        long time =
                state.gauges.values().stream()
                        .mapToLong(each -> each.sums().time())
                        .max()
                        .orElse(received);
        for (String place : areas.places(area)) {
            out.placeRain(new PlaceRain(place, area, told, time, received));
        }
    }

    /** The level that as many gauges as the rule wants have reached. */
    private Level levelOf(String area, Collection<GaugeRain> gauges) {
        List<Level> levels =
                gauges.stream()
                        .filter(gauge -> areas.has(area, gauge.station()))
                        .map(GaugeRain::level)
                        .sorted(Comparator.reverseOrder())
                        .toList();
        int last = Math.max(1, Math.min(rule.gauges(), areas.gauges(area))) - 1;
        return last < levels.size() ? levels.get(last) : Level.NONE;
    }
}
