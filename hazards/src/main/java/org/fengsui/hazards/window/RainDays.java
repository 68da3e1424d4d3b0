package org.fengsui.hazards.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Rain of one gauge by hydrological day, from 08:00 to 08:00 in the registry's zone (SL 651-2014),
 * and the effective rain that follows from it: {@code Re = Σ K^i·R_i}, i = 0 (today so far) to
 * {@value #BACK}.
 *
 * <p>A day that is not covered makes both a lower bound; the coverage says how much of the span was
 * reported. Keeps the day it saw last; not thread-safe. Cost: one pass over what the sums hold.
 */
public final class RainDays {

    /** Days before today that count. */
    public static final int BACK = 14;

    private static final LocalTime START = LocalTime.of(8, 0);

    private final ZoneId zone;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long[] starts = new long[0];

    public RainDays(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Rain up to a moment.
     *
     * @param today mm since 08:00
     * @param coverage share of today so far that was reported
     * @param effective mm, today included
     * @param antecedent mm, without today
     * @param effectiveCoverage share of all days that was reported
     */
    public record Days(
            double today,
            double coverage,
            double effective,
            double antecedent,
            double effectiveCoverage) {}

    /**
     * The days up to and with {@code time}.
     *
     * @param decay K, what is left of a day's rain after another day, 0–1
     */
    public Days at(RainSums sums, long time, double decay) {
        if (time <= from || time > to) {
            settle(time);
        }
        long[] lengths = new long[starts.length];
        for (int i = 0; i < starts.length; i++) {
            lengths[i] = time - starts[i];
        }
        WindowSums nested = sums.at(time, lengths);
        double[] amounts = nested.amounts();
        double effective = 0;
        double weight = 1;
        double before = 0;
        double today = 0;
        for (int i = 0; i < amounts.length; i++) {
            double upTo = Double.isNaN(amounts[i]) ? before : amounts[i];
            if (i == 0) {
                today = upTo;
            }
            effective += weight * (upTo - before);
            weight *= decay;
            before = upTo;
        }
        double[] coverages = nested.coverages();
        return new Days(
                today,
                coverages[0],
                thousandths(effective),
                thousandths(effective - today),
                coverages[coverages.length - 1]);
    }

    private static double thousandths(double mm) {
        return Math.round(mm * 1000) / 1000.0;
    }

    /** Finds the day that a moment belongs to: (08:00, 08:00]. */
    private void settle(long time) {
        ZonedDateTime just = Instant.ofEpochMilli(time - 1).atZone(zone);
        LocalDate date = just.toLocalDate();
        if (just.toLocalTime().isBefore(START)) {
            date = date.minusDays(1);
        }
        starts = new long[BACK + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = epoch(date.minusDays(i));
        }
        from = starts[0];
        to = epoch(date.plusDays(1));
    }

    private long epoch(LocalDate date) {
        return date.atTime(START).atZone(zone).toInstant().toEpochMilli();
    }
}
