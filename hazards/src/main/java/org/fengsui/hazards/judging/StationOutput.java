package org.fengsui.hazards.judging;

import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Assessment;

/** Where {@link StationJudge} puts its results. */
public interface StationOutput {

    void observation(Observation observation);

    void indicator(Indicator indicator);

    /** Whether {@link #indicator} is to be called: a trend per reading is most of the work. */
    default boolean wantsIndicators() {
        return true;
    }

    void assessment(Assessment assessment);

    /** How a gauge stands, for a place that its rain comes down on. */
    void rain(GaugeRain rain);

    /** The newest rain of a gauge, for a village that it comes down on. */
    void villageRain(VillageRain rain);

    /** A reading that is not used, with one sentence that says why. */
    void rejected(Reading reading, String reason);

    /** A reading that was there already, or a correction that an earlier one overrules. */
    void duplicate(Reading reading);
}
