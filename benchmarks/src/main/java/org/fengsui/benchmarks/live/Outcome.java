package org.fengsui.benchmarks.live;

import org.HdrHistogram.Histogram;

/**
 * How a load went.
 *
 * @param probes that crossed
 * @param unanswered of them; they count as answered when the waiting ended
 * @param sinceDue from the moment a probe's message was due to its warning
 * @param sinceAccepted from the broker's acknowledgement of it to its warning
 * @param kept share of the intended rate that the broker accepted
 * @param cores processors that the product kept busy
 */
record Outcome(
        int probes,
        int unanswered,
        Histogram sinceDue,
        Histogram sinceAccepted,
        double kept,
        double cores) {

    private static final double LEAST_KEPT = 0.97;

    static Outcome of(ProbeLog log, int first, int count, double kept, double cores) {
        long now = System.nanoTime();
        Histogram sinceDue = new Histogram(3);
        Histogram sinceAccepted = new Histogram(3);
        int unanswered = 0;
        for (int probe = first; probe < first + count; probe++) {
            sinceDue.recordValue(Math.max(0, log.sinceDue(probe, now)));
            sinceAccepted.recordValue(log.sinceAccepted(probe, now));
            unanswered += log.isWarned(probe) ? 0 : 1;
        }
        return new Outcome(count, unanswered, sinceDue, sinceAccepted, kept, cores);
    }

    /** Every probe answered, the rate kept, and p99 since due within the limit. */
    boolean holds(double limitMs) {
        return unanswered == 0 && kept >= LEAST_KEPT && millis(sinceDue, 99) <= limitMs;
    }

    static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    /** p50, p99, p99.9 and greatest, in ms. */
    static String summary(Histogram histogram) {
        return "%.0f / %.0f / %.0f / %.0f"
                .formatted(
                        millis(histogram, 50),
                        millis(histogram, 99),
                        millis(histogram, 99.9),
                        histogram.getMaxValue() / 1e6);
    }
}
