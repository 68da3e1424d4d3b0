package org.fengsui.hazards.quality;

import org.fengsui.hazards.observation.Quality;
import org.jspecify.annotations.Nullable;

/**
 * The tests of one quantity of a station; null for a test that is not made.
 *
 * <p>Stateless; what the tests remember of a series is in its {@link SeriesMemory}.
 */
public record QualityRule(
        @Nullable GrossRange range,
        @Nullable Climatology climatology,
        @Nullable Spike spike,
        @Nullable RateOfChange rateOfChange,
        @Nullable FlatLine flatLine,
        @Nullable Attenuation attenuation) {

    /**
     * The flag of a value by itself: gross range and climatology.
     *
     * @param time epoch ms
     */
    public Quality alone(long time, double value) {
        Quality byRange = range == null ? Quality.NOT_EVALUATED : range.of(value);
        Quality bySeason =
                climatology == null ? Quality.NOT_EVALUATED : climatology.of(time, value);
        return Quality.worst(byRange, bySeason);
    }

    /** These tests, and those of the other rule that this one does not make. */
    public QualityRule over(@Nullable QualityRule base) {
        return base == null
                ? this
                : new QualityRule(
                        range == null ? base.range : range,
                        climatology == null ? base.climatology : climatology,
                        spike == null ? base.spike : spike,
                        rateOfChange == null ? base.rateOfChange : rateOfChange,
                        flatLine == null ? base.flatLine : flatLine,
                        attenuation == null ? base.attenuation : attenuation);
    }
}
