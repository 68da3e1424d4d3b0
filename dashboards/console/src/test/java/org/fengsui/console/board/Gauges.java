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
        return gauge(id, interval, List.of(Sensor.of("", "water_depth")));
    }

    /** A head 2.70 m above the ground that sends the distance in mm. */
    static Station echo(String id, long interval) {
        return gauge(
                id,
                interval,
                List.of(
                        new Sensor("", "distance", 0.001, 0, null, null, null, List.of(0.0, 5.0)),
                        new Sensor(
                                "", "water_depth", -1, 2.70, null, null, "distance", List.of())));
    }

    /** A rain gauge that sends a counter. */
    static Station counter(String id, long interval) {
        return gauge(
                id,
                interval,
                List.of(
                        Sensor.of("", "rain_total"),
                        new Sensor("", "rain", 1, 0, null, null, "rain_total", List.of())));
    }

    private static Station gauge(String id, long interval, List<Sensor> sensors) {
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
                sensors);
    }
}
