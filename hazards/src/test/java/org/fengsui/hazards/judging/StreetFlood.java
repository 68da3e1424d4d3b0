package org.fengsui.hazards.judging;

import java.util.SplittableRandom;

/**
 * A simulated street flood with the peak, steepness and duration of real ones, as 2256 events of
 * FloodNet NYC from 2020 to 2026 had them.
 *
 * <p>Peaks are drawn by rank, so that as many events reach 15, 27, 40 and 60 cm as did; rise times
 * and durations are log-normal through the recorded quantiles. The course is a smooth rise and an
 * exponential fall.
 */
final class StreetFlood {
    static final int EVENTS = 2256;

    /** Dry time before and after the water, min. */
    static final int LEAD = 240;

    /** Share of events that peak above a depth in cm. */
    private static final double[] SHARES = {
        1, 0.5, 667.0 / EVENTS, 249.0 / EVENTS, 90.0 / EVENTS, 19.0 / EVENTS, 0.5 / EVENTS
    };

    private static final double[] PEAKS = {1.3, 9.4, 15, 27, 40, 60, 103.8};
    private static final double STEEPEST_CM_PER_MIN = 11.8;
    private static final double NORMAL_90 = 1.2816;

    final double peak;
    final double riseMinutes;
    final double duration;

    /** The event of this rank, 0 the highest. */
    StreetFlood(int rank, SplittableRandom random) {
        peak = peak((rank + 0.5) / EVENTS) / 100;
        double drawn = Math.exp(Math.log(43) + Math.log(43 / 6.3) / NORMAL_90 * gauss(random));
        riseMinutes = Math.min(240, Math.max(drawn, peak * 100 / STEEPEST_CM_PER_MIN));
        double length = Math.exp(Math.log(122) + Math.log(291.0 / 122) / NORMAL_90 * gauss(random));
        duration = Math.min(900, Math.max(length, 1.5 * riseMinutes));
    }

    private static double peak(double share) {
        int i = 1;
        while (share < SHARES[i] && i < SHARES.length - 1) {
            i++;
        }
        double part =
                (Math.log(SHARES[i - 1]) - Math.log(share))
                        / (Math.log(SHARES[i - 1]) - Math.log(SHARES[i]));
        return Math.exp(
                Math.log(PEAKS[i - 1]) + part * (Math.log(PEAKS[i]) - Math.log(PEAKS[i - 1])));
    }

    /** Depth in m, so many minutes after the water came. */
    double depth(double minute) {
        if (minute <= 0 || minute >= duration) {
            return 0;
        }
        if (minute < riseMinutes) {
            double x = minute / riseMinutes;
            return peak * x * x * (3 - 2 * x);
        }
        double x = (minute - riseMinutes) / (duration - riseMinutes);
        return peak * (Math.exp(-3 * x) - Math.exp(-3)) / (1 - Math.exp(-3));
    }

    static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
