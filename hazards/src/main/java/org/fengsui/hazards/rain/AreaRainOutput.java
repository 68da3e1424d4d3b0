package org.fengsui.hazards.rain;

import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.warning.Assessment;

/** Where {@link AreaRainJudge} puts its results. */
public interface AreaRainOutput {

    void indicator(Indicator indicator);

    /** Whether {@link #indicator} is to be called. */
    boolean wantsIndicators();

    /** What is the matter with a gauge. */
    void assessment(Assessment assessment);

    void placeRain(PlaceRain rain);
}
