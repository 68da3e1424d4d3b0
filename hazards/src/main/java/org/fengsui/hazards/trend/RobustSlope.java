package org.fengsui.hazards.trend;

import java.util.Arrays;
import org.fengsui.hazards.window.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Theil–Sen line through the good samples of a window.
 *
 * <p>Slope: the median of (y<sub>j</sub> − y<sub>i</sub>) / (t<sub>j</sub> − t<sub>i</sub>) over
 * all pairs i &lt; j, per hour. Level: the median of y − slope · (t − time), i.e. the line at the
 * evaluated time. Confidence interval of the slope at 90 %: with N pairs and C = 1.645 · √Var(S),
 * Var(S) = [n(n−1)(2n+5) − Σ u(u−1)(2u+5)] / 18 over the groups of u equal values, the slopes of
 * rank (N − C)/2 and (N + C)/2 + 1 in rising order, interpolated between neighbours and cut off at
 * the smallest and the greatest. The two-sided 90 % makes the lower end one that the true slope
 * exceeds in 95 of 100 cases, which is what a minutes-to-threshold rests on.
 *
 * <p>Range: samples of independent error, a course near to straight within the window. Up to 29 %
 * of the samples may be wild. With 4 samples the interval is that of all slopes (92 %). A series
 * that moves by whole steps of its resolution has a lower end of 0 until it has moved enough.
 *
 * <p>Used are samples of usable quality, suspect ones too: a station whose clock is wrong still
 * rises. Of more than {@link #MAX_POINTS} samples as many are taken, evenly by rank, the first and
 * the last among them. Cost: O(n² log n) for n ≤ 32, O(n) where all values are equal; no allocation
 * but the result.
 *
 * <p>Sources: Sen 1968, J. Am. Stat. Assoc. 63, 1379–1389; Gilbert 1987, Statistical Methods for
 * Environmental Pollution Monitoring, section 16.4. Its use on minutes of water level is our own.
 *
 * <p>Holds scratch space, no state: one per thread, for any number of series.
 */
public final class RobustSlope {

    /** Most samples that enter a line. */
    public static final int MAX_POINTS = 32;

    private static final double MS_PER_HOUR = 3_600_000;
    private static final double Z_90 = 1.6448536269514722;

    private final int[] chosen = new int[Samples.AT_MOST];
    private final double[] hours = new double[MAX_POINTS];
    private final double[] values = new double[MAX_POINTS];
    private final double[] slopes = new double[MAX_POINTS * (MAX_POINTS - 1) / 2];
    private final double[] sorted = new double[MAX_POINTS];

    /** The line over (time − window, time]; null where there are too few good samples. */
    public @Nullable Trend fit(Samples samples, long time, TrendRule rule) {
        int good = choose(samples, time - rule.window(), time);
        if (good < rule.minPoints()
                || samples.time(chosen[good - 1]) - samples.time(chosen[0]) < rule.minSpan()) {
            return null;
        }
        int points = Math.min(good, MAX_POINTS);
        boolean flat = true;
        for (int i = 0; i < points; i++) {
            int index = chosen[points == good ? i : i * (good - 1) / (points - 1)];
            hours[i] = (samples.time(index) - time) / MS_PER_HOUR;
            values[i] = samples.value(index);
            flat &= values[i] == values[0];
        }
        return flat
                ? new Trend(time, 0, 0, 0, values[0], points, rule.reach())
                : fit(time, points, rule.reach());
    }

    private int choose(Samples samples, long from, long to) {
        int good = 0;
        for (int i = samples.after(from); i < samples.size() && samples.time(i) <= to; i++) {

            if (samples.quality(i).usable()) {
                chosen[good++] = i;
            }
        }
        return good;
    }

    private Trend fit(long time, int points, long reach) {
        int pairs = 0;
        for (int j = 1; j < points; j++) {
            for (int i = 0; i < j; i++) {
                slopes[pairs++] = (values[j] - values[i]) / (hours[j] - hours[i]);
            }
        }
        Arrays.sort(slopes, 0, pairs);
        double slope = ranked(slopes, pairs, (pairs + 1) / 2.0);
        double half = Z_90 * Math.sqrt(kendallVariance(points)) / 2;
        double lower = ranked(slopes, pairs, pairs / 2.0 - half);
        double upper = ranked(slopes, pairs, pairs / 2.0 + half + 1);
        for (int i = 0; i < points; i++) {
            sorted[i] = values[i] - slope * hours[i];
        }
        Arrays.sort(sorted, 0, points);
        double level = ranked(sorted, points, (points + 1) / 2.0);
        return new Trend(time, slope, lower, upper, level, points, reach);
    }

    /** Variance of Kendall's S, corrected for equal values; leaves them sorted. */
    private double kendallVariance(int points) {
        System.arraycopy(values, 0, sorted, 0, points);
        Arrays.sort(sorted, 0, points);
        long sum = term(points);
        int start = 0;
        for (int i = 1; i <= points; i++) {
            if (i == points || sorted[i] != sorted[start]) {
                sum -= term(i - start);
                start = i;
            }
        }
        return sum / 18.0;
    }

    private static long term(long n) {
        return n * (n - 1) * (2 * n + 5);
    }

    /** Value of a rank from 1 to count, interpolated, the ends where the rank lies outside. */
    private static double ranked(double[] rising, int count, double rank) {
        int below = (int) Math.floor(rank);
        if (below < 1) {
            return rising[0];
        }
        if (below >= count) {
            return rising[count - 1];
        }
        return rising[below - 1] + (rank - below) * (rising[below] - rising[below - 1]);
    }
}
