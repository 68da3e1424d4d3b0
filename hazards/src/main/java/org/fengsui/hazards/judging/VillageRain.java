package org.fengsui.hazards.judging;

import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.window.WindowSums;

/**
 * The newest rain of a gauge, told to a village that it comes down on.
 *
 * @param received {@code received} of the event or deadline that caused it, epoch ms
 * @param antecedent effective rain in mm without today's
 * @param antecedentCoverage share of those days that was reported
 */
public record VillageRain(
        String village,
        String station,
        String sensor,
        long received,
        Freshness freshness,
        WindowSums sums,
        double antecedent,
        double antecedentCoverage) {

    /** Key of the series within a village. */
    public String series() {
        return station + "/" + sensor;
    }
}
