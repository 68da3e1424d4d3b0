package org.fengsui.hazards.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.window.Samples;

/** Against the formulas written out with Commons Math. */
class RobustSlopeOracleTest {

    private static final TrendRule RULE = new TrendRule(90 * 60_000, 4, 0);

    private final RobustSlope slope = new RobustSlope();

    @Property(tries = 500)
    void fit_anySamplesInAnyOrder_agreesWithTheFormulas(
            @ForAll @IntRange(min = 4, max = 32) int size,
            @ForAll @IntRange(min = 1, max = 1000) int steps,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> seconds = new ArrayList<>();
        for (int second = 1; second < 90 * 60; second++) {
            seconds.add(second);
        }
        Collections.shuffle(seconds, random);
        Samples samples = new Samples();
        double[] hours = new double[size];
        double[] values = new double[size];
        long now = 1_700_000_000_000L;
        for (int i = 0; i < size; i++) {
            hours[i] = -seconds.get(i) / 3600.0;
            values[i] = (random.nextInt(steps) - steps / 2) / 100.0;
            samples.insert(now - seconds.get(i) * 1000L, values[i], Quality.GOOD, -1, true);
        }

        Trend trend = slope.fit(samples, now, RULE);

        assertThat(trend).isNotNull();
        double[] slopes = slopes(hours, values);
        double expected = StatUtils.percentile(slopes, 50);
        assertThat(trend.slope()).isCloseTo(expected, tolerance(expected));
        double lower = atRank(slopes, lowerRank(values));
        assertThat(trend.lower()).isCloseTo(lower, tolerance(lower));
        double upper = atRank(slopes, slopes.length + 1 - lowerRank(values));
        assertThat(trend.upper()).isCloseTo(upper, tolerance(upper));
        double[] levels = new double[size];
        for (int i = 0; i < size; i++) {
            levels[i] = values[i] - expected * hours[i];
        }
        double level = StatUtils.percentile(levels, 50);
        assertThat(trend.level()).isCloseTo(level, tolerance(level));
    }

    private static double[] slopes(double[] hours, double[] values) {
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                slopes.add((values[j] - values[i]) / (hours[j] - hours[i]));
            }
        }
        return slopes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Gilbert 1987, 16.4.2, with the ties of 16.4.3. */
    private static double lowerRank(double[] values) {
        double n = values.length;
        double variance = n * (n - 1) * (2 * n + 5) / 18;
        for (double value : Arrays.stream(values).distinct().toArray()) {
            double equal = Arrays.stream(values).filter(v -> v == value).count();
            variance -= equal * (equal - 1) * (2 * equal + 5) / 18;
        }
        double z = new NormalDistribution().inverseCumulativeProbability(0.95);
        return (n * (n - 1) / 2 - z * Math.sqrt(variance)) / 2;
    }

    /** R_6 interpolates at rank p (N + 1) and cuts off at the ends. */
    private static double atRank(double[] slopes, double rank) {
        double percent = Math.min(100, Math.max(1e-9, 100 * rank / (slopes.length + 1)));
        return new Percentile().withEstimationType(EstimationType.R_6).evaluate(slopes, percent);
    }

    private static org.assertj.core.data.Offset<Double> tolerance(double expected) {
        return within(1e-9 * Math.max(1, Math.abs(expected)));
    }
}
