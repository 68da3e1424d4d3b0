package org.fengsui.sim;

import java.util.Map;

/**
 * What a gauge of the demo district sends.
 *
 * @param time epoch ms by the gauge's own clock
 */
record DemoReport(String station, long time, String period, String quantity, double value) {

    String payload() {
        return ObservationJson.of(station, time, -1, period, false, Map.of(quantity, value));
    }
}
