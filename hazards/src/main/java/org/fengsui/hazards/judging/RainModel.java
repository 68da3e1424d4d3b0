package org.fengsui.hazards.judging;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.rules.Persistence;
import org.fengsui.hazards.rules.RainRule;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.window.RainDays;
import org.fengsui.hazards.window.RainSums;
import org.fengsui.hazards.window.RainWindow;
import org.fengsui.hazards.window.WindowSums;
import org.jspecify.annotations.Nullable;

/**
 * Rain of one gauge, summed over sliding windows and held against any-one-of clauses.
 *
 * <p>A clause is met when its window holds at least its amount and the rain may continue (enough in
 * the rule's continuing window). A partial sum is a lower bound: it may raise; it may lower only
 * where every window of a clause is reported to {@code min_coverage}. The default clauses are the
 * amounts of the CMA rainstorm signals; what comes out "reaches the standard of" such a signal and
 * is never one.
 */
final class RainModel implements SeriesModel {

    private static final Persistence UNJUDGED = new Persistence(1, 0, 0);

    private final @Nullable RainRule rule;
    private final RainDays days;

    RainModel(@Nullable RainRule rule, ZoneId zone) {
        this.rule = rule;
        this.days = new RainDays(zone);
    }

    @Override
    public Hazard hazard() {
        return Hazard.RAINSTORM;
    }

    @Override
    public String unit() {
        return "mm";
    }

    @Override
    public Persistence persistence() {
        return rule == null ? UNJUDGED : rule.persistence();
    }

    @Override
    public Step step(SeriesState series, LevelState machine, int index) {
        long time = series.samples.time(index);
        if (rule == null) {
            return new Step(time, Level.NONE, Level.NONE, true, true);
        }
        WindowSums sums = sums(series, time);
        Level reached = reached(rule, sums);
        boolean covered =
                rule.clauses().stream()
                        .allMatch(
                                clause ->
                                        sums.coverage(RainWindow.of(clause.window()))
                                                >= rule.minCoverage());
        boolean suspect = series.samples.quality(index) == Quality.SUSPECT;
        return new Step(time, reached, reached, true, covered && !suspect);
    }

    @Override
    public Level reached(SeriesState series, long time, double value) {
        return rule == null ? Level.NONE : reached(rule, sums(series, time));
    }

    private Level reached(RainRule rule, WindowSums sums) {
        if (!continues(sums)) {
            return Level.NONE;
        }
        Level reached = Level.NONE;
        for (RainRule.Clause clause : rule.clauses()) {
            if (sums.amount(RainWindow.of(clause.window())) >= clause.mm()) {
                reached = reached.max(clause.level());
            }
        }
        return reached;
    }

    private boolean continues(WindowSums sums) {
        return rule == null
                || rule.continuingAmount() <= 0
                || sums.amount(RainWindow.of(rule.continuingWindow())) >= rule.continuingAmount();
    }

    @Override
    public SeriesView view(SeriesState series, long time, double value, Quality quality) {
        return new View(series, time, quality);
    }

    private static WindowSums sums(SeriesState series, long time) {
        RainSums rain = series.rain;
        if (rain == null) {
            throw new IllegalStateException("a rain series without sums");
        }
        return rain.at(time);
    }

    private final class View implements SeriesView {
        private final SeriesState series;
        private final long time;
        private final Quality quality;
        private @Nullable WindowSums sums;

        View(SeriesState series, long time, Quality quality) {
            this.series = series;
            this.time = time;
            this.quality = quality;
        }

        @Override
        public WindowSums rain() {
            return sums();
        }

        private WindowSums sums() {
            if (sums == null) {
                sums = RainModel.sums(series, time);
            }
            return sums;
        }

        @Override
        public void indicators(IndicatorSink sink) {
            for (RainWindow window : RainWindow.values()) {
                double amount = sums().amount(window);
                if (!Double.isNaN(amount)) {
                    sink.put(window.indicator(), amount);
                    sink.put(window.coverageIndicator(), sums().coverage(window));
                }
            }
            RainSums rain = series.rain;
            if (rain != null) {
                RainDays.Days until =
                        days.at(rain, time, rule == null ? RainRule.DECAY : rule.decay());
                sink.put("rain_day", until.today());
                sink.put("rain_day_coverage", until.coverage());
                sink.put(
                        "rain_event",
                        rain.event(time, rule == null ? RainRule.EVENT_GAP : rule.eventGap()));
                sink.put("effective_rain", until.effective());
                sink.put("effective_rain_coverage", until.effectiveCoverage());
            }
        }

        @Override
        public double riseRate() {
            return Double.NaN;
        }

        @Override
        public boolean isRising() {
            return rule != null && continues(sums());
        }

        @Override
        public @Nullable NextLevel nextLevel(Level level) {
            if (rule == null) {
                return null;
            }
            NextLevel nearest = null;
            for (RainRule.Clause clause : rule.clauses()) {
                double amount = sums().amount(RainWindow.of(clause.window()));
                double missing = clause.mm() - (Double.isNaN(amount) ? 0 : amount);
                if (clause.level().isAbove(level)
                        && (nearest == null
                                || nearest.level().isAbove(clause.level())
                                || (nearest.level() == clause.level()
                                        && missing < nearest.distance()))) {
                    nearest = new NextLevel(clause.level(), Math.max(0, missing), 0, 0, 0);
                }
            }
            return nearest;
        }

        @Override
        public List<Evidence> evidence(String station, String sensor, Level level) {
            if (rule == null) {
                return List.of();
            }
            return rule.clauses().stream()
                    .filter(clause -> clause.level() == level)
                    .map(clause -> evidence(station, sensor, clause))
                    .sorted(Comparator.comparing(clause -> clause.value() < clause.threshold()))
                    .toList();
        }

        private Evidence evidence(String station, String sensor, RainRule.Clause clause) {
            RainWindow window = RainWindow.of(clause.window());
            double amount = sums().amount(window);
            return new Evidence(
                    station,
                    sensor.isEmpty() ? null : sensor,
                    window.indicator(),
                    Double.isNaN(amount) ? 0 : amount,
                    "mm",
                    ">=",
                    clause.mm(),
                    Duration.ofMillis(window.length()).toString(),
                    quality,
                    time,
                    (rule == null ? "" : rule.path()) + "." + clause.level().id());
        }
    }
}
