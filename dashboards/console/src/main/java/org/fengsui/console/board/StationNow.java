package org.fengsui.console.board;

import java.util.HashMap;
import java.util.Map;

/**
 * What one station last told us.
 *
 * @param arrival of the newest value, epoch ms, 0 for none
 * @param link {@code online}, {@code offline} or empty where the station never said
 * @param series newest value of each series
 */
public record StationNow(long arrival, String link, Map<String, NewestValue> series) {

    static final StationNow SILENT = new StationNow(0, "", Map.of());

    public StationNow {
        series = Map.copyOf(series);
    }

    StationNow with(String name, NewestValue value) {
        Map<String, NewestValue> changed = new HashMap<>(series);
        changed.put(name, value);
        return new StationNow(Math.max(arrival, value.arrival()), link, changed);
    }

    StationNow linked(String newLink) {
        return new StationNow(arrival, newLink, series);
    }
}
