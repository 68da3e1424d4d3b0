package org.fengsui.hazards.judging;

import org.fengsui.hazards.observation.Quality;
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
     * The grade of a value.
     *
     * @param quality by the sensor's range, the sender and the clock
     */
    static Grade grade(
            StationState state,
            Station station,
            QualityRule rule,
            Reading reading,
            long time,
            double value,
            Quality quality) {
        SeriesMemory memory =
                state.memory.computeIfAbsent(reading.series(), series -> new SeriesMemory());
        Grade grade = Grade.of(quality);
        if (quality.usable()) {
            grade = grade.alone(rule.alone(time, value));
        }
        if (!memory.isNews(time)) {
            return grade;
        }
        if (!grade.judged().usable()) {
            memory.interrupt();
            return grade;
        }
        Quality compared =
                memory.next(
                        rule,
                        time,
                        value,
                        reading.received(),
                        station.interval().dry(),
                        station.liveAgeMs());
        grade = grade.compared(compared);
        memory.flag = grade.flag();
        return grade;
    }
}
