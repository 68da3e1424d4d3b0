package org.fengsui.console.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the shape of a long series: of each equal step of time the lowest and the highest sample
 * that models may use, and every suspect or bad sample's extremes likewise, so no peak is lost.
 */
final class Thinning {

    private Thinning() {}

    static List<Sample> thin(List<Sample> samples, long from, long to, int points) {
        if (samples.size() <= points) {
            return samples;
        }
        long step = Math.max(1, (to - from) / Math.max(1, points / 2));
        List<Sample> kept = new ArrayList<>(points * 2);
        List<Sample> bucket = new ArrayList<>();
        long number = Long.MIN_VALUE;
        for (Sample sample : samples) {
            long its = Math.floorDiv(sample.time() - from, step);
            if (its != number) {
                keepExtremes(bucket, kept);
                bucket.clear();
                number = its;
            }
            bucket.add(sample);
        }
        keepExtremes(bucket, kept);
        return kept;
    }

    private static void keepExtremes(List<Sample> bucket, List<Sample> kept) {
        List<Sample> chosen = new ArrayList<>(4);
        for (boolean good : new boolean[] {true, false}) {
            List<Sample> group =
                    bucket.stream().filter(sample -> sample.quality() <= 2 == good).toList();
            if (!group.isEmpty()) {
                Comparator<Sample> byValue = Comparator.comparingDouble(Sample::value);
                Sample low = group.stream().min(byValue).orElseThrow();
                Sample high = group.stream().max(byValue).orElseThrow();
                chosen.add(low);
                if (high != low) {
                    chosen.add(high);
                }
            }
        }
        chosen.sort(Comparator.comparingLong(Sample::time));
        kept.addAll(chosen);
    }
}
