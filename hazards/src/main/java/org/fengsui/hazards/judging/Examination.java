package org.fengsui.hazards.judging;

import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.quality.QualityRule;
import org.fengsui.hazards.quality.SeriesMemory;
import org.fengsui.hazards.registry.Station;
import org.jspecify.annotations.Nullable;

/** Puts a value through the quality tests of its series. */
final class Examination {

    private Examination() {}

    /** The value before the newest one, where the newest one shows that it was a spike. */
    static SeriesMemory.@Nullable Spiked spiked(
            StationState state,
            Station station,
            QualityRule rule,
            Reading reading,
            long time,
            double value) {
        SeriesMemory memory = state.memory.get(reading.series());
        return memory == null || !memory.isNews(time)
                ? null
                : memory.spiked(rule, time, value, station.liveAgeMs());
    }

    /**
     * The grade of a value after the tests that compare it with others of its series.
     *
     * @param alone its grade by itself
     */
    static Grade compared(
            StationState state,
            Station station,
            QualityRule rule,
            Reading reading,
            long time,
            double value,
            Grade alone) {
        SeriesMemory memory =
                state.memory.computeIfAbsent(reading.series(), series -> new SeriesMemory());
        if (!memory.isNews(time)) {
            return alone;
        }
        if (!alone.judged().usable()) {
            memory.interrupt();
            return alone;
        }
        Grade grade =
                alone.compared(
                        memory.next(
                                rule,
                                time,
                                value,
                                reading.received(),
                                station.interval().dry(),
                                station.liveAgeMs()));
        memory.flag = grade.flag();
        return grade;
    }
}
