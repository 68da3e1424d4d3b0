package org.fengsui.hazards.window;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.hazards.observation.Quality;

/**
 * Turns the readings of a counter that only adds up, such as the yearly one of a telemetry station,
 * into amounts of rain.
 *
 * <p>An amount is the difference to the reading before it in measured time, over the time between.
 * A counter that falls below half was reset (08:00, New Year) or ran over: what it shows counts as
 * fallen since the reading before, a lower bound. A step that is neither rain nor a reset, by the
 * limits of 40 mm a minute and 600 mm an hour, is doubtful; where the next reading goes on from
 * there, counting begins anew. A late reading gives the amount of its part; {@link RainSums} takes
 * the whole that was told before for the rest.
 *
 * <p>Mutable; the public fields are there for the state serializer. Not thread-safe. Cost: that of
 * {@link Samples}.
 */
public final class RainCounter {

    private static final double MOST_AT_ONCE = 40;
    private static final double MOST_PER_MINUTE = 10;
    private static final double MINUTE = 60_000;

    /** Counter readings in mm. */
    public Samples samples = new Samples();

    /** A reading that was neither rain nor a reset; NaN without one. */
    public double doubtful = Double.NaN;

    public long doubtfulAt;

    /** What a reading says. */
    public enum Outcome {
        /** Nothing yet: it is the first, or the one before is too near or too far. */
        NOTHING,
        /** An amount. */
        AMOUNT,
        /** A step that no rain makes. */
        DOUBTFUL
    }

    /**
     * Rain that fell.
     *
     * @param end epoch ms
     * @param period ms before it
     */
    public record Amount(long end, long period, double mm) {}

    /** What a reading says. */
    public record Step(Outcome outcome, List<Amount> amounts) {
        private static final Step NOTHING = new Step(Outcome.NOTHING, List.of());
        private static final Step DOUBTFUL = new Step(Outcome.DOUBTFUL, List.of());
    }

    /**
     * Takes in a reading.
     *
     * @param time epoch ms
     * @param mm what the counter shows, 0 or more
     */
    public Step next(long time, double mm) {
        int before = samples.after(time - 1) - 1;
        if (before < 0) {
            return first(time, mm);
        }
        long elapsed = time - samples.time(before);
        if (elapsed < RainSums.MINUTE) {
            return Step.NOTHING;
        }
        double amount = amount(samples.value(before), mm, elapsed);
        int after = samples.after(time);
        if (after < samples.size()) {
            return Double.isNaN(amount)
                    ? Step.DOUBTFUL
                    : late(time, mm, new Amount(time, elapsed, amount), after);
        }
        if (Double.isNaN(amount)) {
            return doubt(time, mm);
        }
        doubtful = Double.NaN;
        samples.insert(time, mm, Quality.GOOD, -1, true);
        return step(new Amount(time, elapsed, amount));
    }

    /** One that nothing was read before: what fell up to the next, unless that was told already. */
    private Step first(long time, double mm) {
        boolean dropped = samples.size() >= Samples.AT_LEAST;
        samples.insert(time, mm, Quality.GOOD, -1, true);
        if (samples.size() < 2 || dropped) {
            return Step.NOTHING;
        }
        long end = samples.time(1);
        double amount = amount(mm, samples.value(1), end - time);
        return end - time < RainSums.MINUTE || Double.isNaN(amount)
                ? Step.NOTHING
                : step(new Amount(end, end - time, amount));
    }

    private Step late(long time, double mm, Amount first, int after) {
        long end = samples.time(after);
        double rest = amount(mm, samples.value(after), end - time);
        boolean whole = end - time >= RainSums.MINUTE && !Double.isNaN(rest);
        samples.insert(time, mm, Quality.GOOD, -1, true);
        return whole ? step(first, new Amount(end, end - time, rest)) : step(first);
    }

    private Step doubt(long time, double mm) {
        long elapsed = time - doubtfulAt;
        boolean goesOn =
                !Double.isNaN(doubtful)
                        && elapsed >= RainSums.MINUTE
                        && mm >= doubtful
                        && mm - doubtful <= most(elapsed);
        if (!goesOn) {
            doubtful = mm;
            doubtfulAt = time;
            return Step.DOUBTFUL;
        }
        samples.insert(doubtfulAt, doubtful, Quality.GOOD, -1, true);
        samples.insert(time, mm, Quality.GOOD, -1, true);
        double amount = whole(mm - doubtful);
        doubtful = Double.NaN;
        return step(new Amount(time, elapsed, amount));
    }

    private static Step step(Amount... amounts) {
        List<Amount> told =
                Stream.of(amounts).filter(amount -> amount.period() <= RainSums.DAY).toList();
        return told.isEmpty() ? Step.NOTHING : new Step(Outcome.AMOUNT, told);
    }

    /** What fell between two readings; NaN where no rain explains it. */
    private static double amount(double before, double now, long elapsed) {
        double most = most(elapsed);
        double difference = whole(now - before);
        if (difference >= 0) {
            return difference <= most ? difference : Double.NaN;
        }
        return 2 * now <= before && now <= most ? now : Double.NaN;
    }

    private static double most(long elapsed) {
        return MOST_AT_ONCE + MOST_PER_MINUTE * elapsed / MINUTE;
    }

    /** In whole µm, so that tenths stay tenths. */
    private static double whole(double mm) {
        return Math.round(mm * 1000) / 1000.0;
    }
}
