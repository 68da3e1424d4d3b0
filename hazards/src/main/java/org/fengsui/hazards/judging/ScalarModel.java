package org.fengsui.hazards.judging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.Persistence;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.trend.Eta;
import org.fengsui.hazards.trend.RobustSlope;
import org.fengsui.hazards.trend.Trend;
import org.fengsui.hazards.trend.TrendRule;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.NextLevel;
import org.jspecify.annotations.Nullable;

/**
 * A value in m that is dangerous when it is high: water depth, river stage, reservoir level.
 *
 * <p>A value that rises from the last accepted one by more than {@code suspect_rise} per minute is
 * doubtful: it raises nothing by itself. The next value decides: if that is at least as far above
 * the accepted one as the allowed rise, both are believed, whatever the rate (street floods rise by
 * up to 26 cm/min); otherwise the doubtful one was a spike. So a spike never raises and a real rise
 * is delayed by one sample. A value that jumps from dry ground by more than {@code box_rise} per
 * minute, faster than any flood on record, and then lies still, is an object below the head: it is
 * doubtful until two values in a row have moved off it, or one lies below half of it. A sample of
 * suspect quality may raise and never lowers.
 *
 * <p>A rise within a quarter or an hour may reach a level by itself where the rule says so ({@link
 * RiseMemory}); only from and to values that are believed and not suspect.
 *
 * <p>Trend: Theil–Sen slope ({@link RobustSlope}) over the window of {@link TrendRule}; minutes to
 * a level from the fitted line, only while the slope's lower bound is above zero. Cost: one step is
 * constant; a trend is O(n log n) of at most {@link RobustSlope#MAX_POINTS}² / 2 pairs.
 */
final class ScalarModel implements SeriesModel {

    private static final double MS_PER_MINUTE = 60_000.0;
    private static final long QUARTER = 15 * 60_000L;
    private static final long HOUR = 60 * 60_000L;
    private static final double MIN_OFF_LINE = 0.01;

    /** Share of its height within which an object stays. Source: box filter of FloodNet NYC. */
    private static final double STILL = 0.05;

    private final Hazard hazard;
    private final String quantity;
    private final ScalarRule rule;
    private final TrendRule trendRule;
    private final RobustSlope slope = new RobustSlope();

    private ScalarModel(
            Hazard hazard, String quantity, @Nullable ScalarRule rule, TrendRule trendRule) {
        this.hazard = hazard;
        this.quantity = quantity;
        this.rule = rule == null ? unjudged(hazard) : rule;
        this.trendRule = trendRule;
    }

    static ScalarModel depth(@Nullable ScalarRule rule, long interval) {
        return new ScalarModel(Hazard.WATERLOGGING, "water_depth", rule, TrendRule.depth(interval));
    }

    static ScalarModel stage(Hazard hazard, @Nullable ScalarRule rule, long interval) {
        return new ScalarModel(hazard, "stage", rule, TrendRule.stage(interval));
    }

    private static ScalarRule unjudged(Hazard hazard) {
        return new ScalarRule(
                hazard.id(),
                new LevelTable(List.of()),
                new Persistence(1, 0, 0),
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    @Override
    public Hazard hazard() {
        return hazard;
    }

    @Override
    public String unit() {
        return "m";
    }

    @Override
    public Persistence persistence() {
        return rule.persistence();
    }

    @Override
    public Step step(SeriesState series, LevelState machine, int index) {
        double value = series.samples.value(index);
        long time = series.samples.time(index);
        double before = machine.accepted;
        boolean believed = believe(machine, value, time);
        boolean suspect = series.samples.quality(index) == Quality.SUSPECT;
        Level rising = Level.NONE;
        if (!rule.rises().isEmpty() && believed && !suspect) {
            RiseMemory.add(machine, time, value, before);
            rising = rising(machine, time, value);
        }
        LevelTable levels = rule.levels().at(time);
        return new Step(
                time,
                levels.levelOf(value).max(rising),
                levels.levelHeld(value, rule.persistence().hysteresis()).max(rising),
                believed,
                believed && !suspect);
    }

    /** The level that the rise of the last quarter or hour reaches. */
    private Level rising(LevelState machine, long time, double value) {
        Level level = Level.NONE;
        for (ScalarRule.Rise rise : rule.rises()) {
            double metres = RiseMemory.rise(machine, time, value, rise.window());
            if (millimetres(metres) >= millimetres(rise.metres())) {
                level = level.max(rise.level());
            }
        }
        return level;
    }

    @Override
    public Level reached(SeriesState series, long time, double value) {
        return rule.levels().at(time).levelOf(value);
    }

    private boolean believe(LevelState machine, double value, long time) {
        double minutes = (time - machine.acceptedAt) / MS_PER_MINUTE;
        double rise = value - machine.accepted;
        boolean steep = millimetres(rise) > millimetres(rule.suspectRise() * minutes);
        boolean confirms = !Double.isNaN(machine.doubtful);
        if (steep && !confirms) {
            machine.doubtful = value;
            machine.boxed =
                    machine.accepted <= SeriesJudge.DRY
                            && millimetres(rise) > millimetres(rule.boxRise() * minutes);
            return false;
        }
        if (machine.boxed && !isGone(machine, value)) {
            boolean off = !liesStill(machine, value);
            boolean confirmed = off && machine.offPlateau;
            machine.offPlateau = off;
            if (!confirmed) {
                return false;
            }
        }
        machine.accepted = value;
        machine.acceptedAt = time;
        machine.doubtful = Double.NaN;
        machine.boxed = false;
        machine.offPlateau = false;
        return true;
    }

    /** Whether a value lies below half of the jump: the object is gone, or was a spike. */
    private static boolean isGone(LevelState machine, double value) {
        return 2 * (value - machine.accepted) < machine.doubtful - machine.accepted;
    }

    /** Whether a value stays on the plateau that it jumped to; water does not. */
    private static boolean liesStill(LevelState machine, double value) {
        double jump = machine.doubtful - machine.accepted;
        return Math.abs(value - machine.doubtful) < STILL * jump;
    }

    private static long millimetres(double metres) {
        return Math.round(metres * 1000);
    }

    @Override
    public SeriesView view(SeriesState series, long time, double value, Quality quality) {
        return new View(series, time, value, quality);
    }

    private final class View implements SeriesView {
        private final SeriesState series;
        private final long time;
        private final double value;
        private final Quality quality;
        private boolean fitted;
        private @Nullable Trend trend;

        View(SeriesState series, long time, double value, Quality quality) {
            this.series = series;
            this.time = time;
            this.value = value;
            this.quality = quality;
        }

        private @Nullable Trend trend() {
            if (!fitted) {
                trend = slope.fit(series.samples, time, trendRule);
                fitted = true;
            }
            return trend;
        }

        @Override
        public void indicators(IndicatorSink sink) {
            Trend line = trend();
            if (line == null) {
                return;
            }
            sink.put("rise_rate", line.slope());
            if (quantity.equals("stage")) {
                rise(QUARTER, "rise_15min", sink);
                rise(HOUR, "rise_1h", sink);
            }
            LevelTable levels = rule.levels().at(time);
            Level reached = levels.levelOf(value);
            for (Threshold threshold : levels.thresholds()) {
                Eta eta = eta(line, threshold.value());
                if (threshold.level().isAbove(reached)
                        && threshold.name().equals(nameOf(threshold.level()))
                        && eta != null) {
                    sink.put("minutes_to_" + threshold.level().id(), eta.minutes());
                }
            }
        }

        /** Change since the sample at the start of the window, where there is one. */
        private void rise(long window, String name, IndicatorSink sink) {
            int first = series.samples.after(time - window) - 1;
            if (first >= 0 && time - series.samples.time(first) < window + window / 10) {
                sink.put(name, millimetres(value - series.samples.value(first)) / 1000.0);
            }
        }

        /** Minutes along the line; none while the newest value has fallen away from it. */
        private @Nullable Eta eta(Trend line, double threshold) {
            boolean left =
                    line.level() - value > Math.max(rule.persistence().hysteresis(), MIN_OFF_LINE);
            return left ? null : line.minutesTo(threshold);
        }

        /** Name of the first threshold of a level: it is the one whose minutes are given. */
        private String nameOf(Level level) {
            return rule.levels().at(time).thresholds().stream()
                    .filter(threshold -> threshold.level() == level)
                    .findFirst()
                    .map(Threshold::name)
                    .orElse("");
        }

        @Override
        public double riseRate() {
            Trend line = trend();
            return line == null ? Double.NaN : line.slope();
        }

        /** By the slope; where there are too few samples for one, by the first and the last. */
        @Override
        public boolean isRising() {
            Trend line = trend();
            if (line != null) {
                return line.slope() > 0;
            }
            int first = series.samples.after(time - 2 * trendRule.window());
            return first < series.samples.size() && series.samples.value(first) < value;
        }

        @Override
        public @Nullable NextLevel nextLevel(Level level) {
            Threshold next = rule.levels().at(time).nextAbove(level);
            if (next == null) {
                return null;
            }
            Trend line = trend();
            Eta eta = line == null ? null : eta(line, next.value());
            double distance = next.distanceFrom(value);
            return eta == null || distance <= 0
                    ? new NextLevel(next.level(), distance, 0, 0, 0)
                    : new NextLevel(
                            next.level(),
                            distance,
                            after(eta.minutes()),
                            after(eta.earliest()),
                            Double.isInfinite(eta.latest()) ? 0 : after(eta.latest()));
        }

        private long after(double minutes) {
            return time + Math.round(minutes * MS_PER_MINUTE);
        }

        @Override
        public List<Evidence> evidence(String station, String sensor, Level level) {
            List<Evidence> evidence = new ArrayList<>();
            for (Threshold threshold : rule.levels().at(time).thresholds()) {
                if (threshold.level() == level) {
                    boolean closes = threshold.name().equals("close_at") && threshold.metBy(value);
                    evidence.add(
                            closes ? 0 : evidence.size(), evidence(station, sensor, threshold));
                }
            }
            double held = value + rule.persistence().hysteresis();
            boolean byRise = evidence.stream().noneMatch(each -> held >= each.threshold());
            for (ScalarRule.Rise rise : rule.rises()) {
                if (rise.level() == level) {
                    evidence.add(byRise ? 0 : evidence.size(), evidence(station, sensor, rise));
                }
            }
            return evidence;
        }

        private Evidence evidence(String station, String sensor, ScalarRule.Rise rise) {
            double metres = RiseMemory.rise(series.current, time, value, rise.window());
            return new Evidence(
                    station,
                    sensor.isEmpty() ? null : sensor,
                    rise.indicator(),
                    millimetres(metres) / 1000.0,
                    "m",
                    ">=",
                    rise.metres(),
                    Duration.ofMillis(rise.window()).toString(),
                    quality,
                    time,
                    rule.path() + ".rises." + rise.level().id());
        }

        private Evidence evidence(String station, String sensor, Threshold threshold) {
            return new Evidence(
                    station,
                    sensor.isEmpty() ? null : sensor,
                    quantity,
                    value,
                    "m",
                    threshold.operator().symbol(),
                    threshold.value(),
                    null,
                    quality,
                    time,
                    rule.path() + "." + threshold.name());
        }
    }
}
