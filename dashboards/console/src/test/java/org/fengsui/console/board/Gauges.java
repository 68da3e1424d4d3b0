package org.fengsui.console.board;

import java.util.List;
import org.fengsui.hazards.registry.Interval;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.StationKind;
import org.fengsui.hazards.warning.LocalText;

final class Gauges {

    private Gauges() {}

    static Station depth(String id, long interval) {
        return new Station(
                id,
                new LocalText(id, id),
                StationKind.WATERLOGGING,
                "area",
                new Location(114, 30, null),
                Interval.every(interval),
                null,
                null,
                null,
                null,
                List.of(new Sensor("", "water_depth", 1, 0, null, null)));
    }
}
