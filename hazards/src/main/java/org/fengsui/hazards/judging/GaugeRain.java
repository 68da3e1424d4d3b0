package org.fengsui.hazards.judging;

import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.window.WindowSums;

/**
 * How one gauge stands, told to a place that its rain comes down on.
 *
 * @param place id of the area or subject that is told
 * @param sensor "" where the station has one rain sensor
 * @param received {@code received} of the event or deadline that caused it, epoch ms
 * @param level that the gauge has reached by itself
 * @param sums as of the gauge's newest reading
 */
public record GaugeRain(
        String place,
        String station,
        String sensor,
        long received,
        Level level,
        Freshness freshness,
        WindowSums sums) {

    /** Key of the series within a place. */
    public String series() {
        return station + "/" + sensor;
    }
}
