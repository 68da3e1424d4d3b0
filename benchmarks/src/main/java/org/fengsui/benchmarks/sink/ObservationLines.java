package org.fengsui.benchmarks.sink;

import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.jobs.store.LineProtocol;

/** Observations of 1 000 stations in line protocol, a new moment with each line. */
final class ObservationLines {
    private static final LineProtocol LINES = new LineProtocol("");
    private static final long BEGIN = 1_767_225_600_000L;
    private static final int STATIONS = 1_000;

    private ObservationLines() {}

    static String line(long number) {
        long time = BEGIN + number;
        return LINES.observation(
                new Observation(
                        "BENCH_" + number % STATIONS,
                        "",
                        "water_depth",
                        "BENCH",
                        time,
                        0,
                        number % 120 / 1_000.0,
                        Quality.GOOD,
                        time));
    }
}
