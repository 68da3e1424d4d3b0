package org.fengsui.hazards.judging;

import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;

/**
 * Says that a station's clock has gone wrong, or is right again: to the station's own warning, and
 * to the system's, which finds out whether most stations shifted together.
 */
final class ClockReport {

    /** Subject of the warnings about ourselves. */
    static final String SYSTEM = "_system";

    /** So often an unchanged fault is said again: a fault that goes on must not look expired. */
    private static final long REPEAT = 12 * 3_600_000L;

    private ClockReport() {}

    /** Whether there is something to say after a reading. */
    static boolean isDue(ClockFault before, ClockState clock, Reading reading, boolean faulty) {
        return clock.fault != before || (faulty && reading.received() - clock.saidAt >= REPEAT);
    }

    static void publish(
            ClockState clock, Station station, Reading reading, int rules, StationOutput out) {
        clock.saidAt = reading.received();
        out.assessment(assessment(Hazard.STATION, station.id(), clock, station, reading, rules));
        out.assessment(assessment(Hazard.SYSTEM, SYSTEM, clock, station, reading, rules));
    }

    private static Assessment assessment(
            Hazard hazard,
            String subject,
            ClockState clock,
            Station station,
            Reading reading,
            int rules) {
        long offset = reading.received() - reading.time();
        boolean sound = clock.fault == ClockFault.NONE;
        Evidence evidence =
                new Evidence(
                        station.id(),
                        null,
                        "clock_offset",
                        offset / 1000.0,
                        "s",
                        ">",
                        0,
                        null,
                        Quality.SUSPECT,
                        reading.received(),
                        "station.clock." + clock.fault.name().toLowerCase(java.util.Locale.ROOT));
        return new Assessment(
                subject,
                hazard,
                station.id(),
                "clock",
                sound ? Level.NONE : Level.BLUE,
                sound ? 0 : reading.received(),
                reading.received(),
                reading.received(),
                Freshness.FRESH,
                Basis.MEASURED,
                Quality.SUSPECT,
                false,
                offset / 1000.0,
                "s",
                Double.NaN,
                sound ? List.of() : List.of(evidence),
                null,
                sound ? null : clock.fault.describe(offset),
                rules);
    }
}
