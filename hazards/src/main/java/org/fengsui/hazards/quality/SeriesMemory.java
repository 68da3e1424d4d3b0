package org.fengsui.hazards.quality;

import org.fengsui.hazards.observation.Quality;
import org.jspecify.annotations.Nullable;

/**
 * What the tests remember of one series, and the tests that compare its values.
 *
 * <p>Values must come in the order of their time; a value that comes late is tested by {@link
 * QualityRule#alone} only. Mutable; the public fields are there for the state serializer. Not
 * thread-safe.
 */
public final class SeriesMemory {

    /** How many neighbouring values are known: 0, 1 or 2. */
    public int known;

    public long time;
    public double value;

    /** {@code received} of the newest value, epoch ms. */
    public long received;

    /** Flag that the newest value was stored with. */
    public Quality flag = Quality.NOT_EVALUATED;

    /** The value before the newest. */
    public double before;

    public @Nullable Plateau plateau;

    public @Nullable Variation variation;

    /**
     * A value that a later one has shown to be a spike.
     *
     * @param flag all that is now known of it
     */
    public record Spiked(long time, double value, long received, Quality flag) {}

    /** Whether a value of this time would be the newest. */
    public boolean isNews(long at) {
        return known == 0 && time == 0 || at > time;
    }

    /** The newest value is missing or impossible: the next one has no neighbour before it. */
    public void interrupt() {
        known = 0;
    }

    /**
     * Whether the newest value was a spike, as the next one shows.
     *
     * @param at of the next value
     * @param longest ms to a neighbour beyond which it says nothing
     */
    public @Nullable Spiked spiked(QualityRule rule, long at, double next, long longest) {
        Spike spike = rule.spike();
        if (spike == null || known < 2 || at - time > longest) {
            return null;
        }
        Quality found = spike.of(before, value, next);
        return found == Quality.SUSPECT || found == Quality.BAD
                ? new Spiked(time, value, received, Quality.worst(flag, found))
                : null;
    }

    /**
     * Takes in the newest value; returns its flag by the tests that compare.
     *
     * @param at epoch ms, later than that of all values before
     * @param interval ms between values as they should come
     * @param longest ms to a neighbour beyond which it says nothing
     */
    public Quality next(
            QualityRule rule, long at, double newest, long arrived, long interval, long longest) {
        if (known > 0 && at - time > longest) {
            known = 0;
        }
        Quality found = compared(rule, at, newest, interval);
        before = value;
        known = Math.min(2, known + 1);
        time = at;
        value = newest;
        received = arrived;
        return found;
    }

    private Quality compared(QualityRule rule, long at, double newest, long interval) {
        Quality found = Quality.GOOD;
        if (rule.rateOfChange() != null && known > 0) {
            found = rule.rateOfChange().of(value, newest, at - time);
        }
        if (rule.flatLine() != null) {
            Plateau run = plateau == null ? new Plateau() : plateau;
            plateau = run;
            run.add(at, newest, rule.flatLine().tolerance());
            found = Quality.worst(found, rule.flatLine().of(run, at, newest, interval));
        }
        if (rule.attenuation() != null) {
            Variation window = variation == null ? new Variation() : variation;
            variation = window;
            window.add(at, newest, rule.attenuation().window());
            found = Quality.worst(found, rule.attenuation().of(window, at));
        }
        return found;
    }
}
