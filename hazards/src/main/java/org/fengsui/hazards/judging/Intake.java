package org.fengsui.hazards.judging;

import org.fengsui.hazards.judging.ClockCheck.Verdict;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.quality.QualityRule;
import org.fengsui.hazards.quality.SeriesMemory;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.window.RainCounter;
import org.fengsui.hazards.window.RainSums;

/**
 * Takes in one reading whose station and clock are known: what value it is and how good, then its
 * series, then what is computed from it.
 */
final class Intake {

    private static final long HORIZON = 72 * 3_600_000L;

    private final StationJudge judges;
    private final JudgingConfig config;
    private final StationState state;
    private final Station station;
    private final Downtime downtime;
    private final StationOutput out;

    Intake(
            StationJudge judges,
            JudgingConfig config,
            StationState state,
            Station station,
            Downtime downtime,
            StationOutput out) {
        this.judges = judges;
        this.config = config;
        this.state = state;
        this.station = station;
        this.downtime = downtime;
        this.out = out;
    }

    /** Takes in the value of a sensor, then those that are computed from it. */
    void take(Sensor sensor, Reading reading, Verdict verdict) {
        QuantityDef quantity = config.registry().quantities().get(sensor.quantity());
        if (quantity == null) {
            throw new IllegalStateException("registry has no quantity " + sensor.quantity());
        }
        double value = sensor.value(reading.value());
        Quality quality =
                sensor.saysNothing(reading.value())
                        ? Quality.MISSING
                        : qualityOf(reading, verdict, value, sensor, quantity);
        if (quality == Quality.BAD && reading.quality().usable()) {
            String advice = UnitMistake.advice(value, max(sensor, quantity), quantity);
            if (advice != null) {
                out.rejected(reading, advice);
            }
        }
        Grade grade = graded(reading, verdict.time(), value, quality);
        judge(quantity, reading, verdict, value, grade);
        if (grade.judged().usable()) {
            for (Sensor computed : station.computedFrom(sensor)) {
                if (computed.isCounted()) {
                    count(computed, reading, verdict, value);
                } else {
                    take(
                            computed,
                            reading.as(computed.quantity(), reading.period(), value),
                            verdict);
                }
            }
        }
    }

    /** Stores the value of a sensor that is out of service; it says nothing of the place. */
    void setAside(Sensor sensor, Reading reading, Verdict verdict) {
        Quality quality =
                sensor.saysNothing(reading.value()) ? Quality.MISSING : Quality.NOT_EVALUATED;
        out.observation(
                StationJudge.observation(
                        station, reading, verdict.time(), sensor.value(reading.value()), quality));
    }

    /** Takes in the rain since the counter's reading before, and after a late one. */
    private void count(Sensor rain, Reading reading, Verdict verdict, double total) {
        RainCounter.Step step =
                state.counters
                        .computeIfAbsent(reading.series(), series -> new RainCounter())
                        .next(verdict.time(), total);
        if (step.outcome() == RainCounter.Outcome.DOUBTFUL) {
            out.rejected(
                    reading,
                    "the counter stepped to "
                            + total
                            + " mm, which is neither rain nor a reset; counting goes on from there"
                            + " if the next reading does");
        }
        for (RainCounter.Amount amount : step.amounts()) {
            Reading of = reading.as(rain.quantity(), amount.period(), amount.mm());
            take(rain, of, verdict.at(amount.end()));
        }
    }

    private void judge(
            QuantityDef quantity, Reading reading, Verdict verdict, double value, Grade grade) {
        boolean forgotten = reading.received() - verdict.time() > HORIZON;
        boolean believed = grade.judged().usable() && grade.judged() != Quality.SUSPECT;
        if (believed && !verdict.backfill()) {
            watchRelease(reading, verdict.time(), value);
        }
        if (!isJudged(reading.quantity()) || forgotten || !grade.judged().usable()) {
            out.observation(
                    StationJudge.observation(
                            station, reading, verdict.time(), value, grade.flag()));
            return;
        }
        long period = reading.period() > 0 ? reading.period() : station.interval().dry();
        if (quantity.amount() && !RainSums.accepts(period, value)) {
            out.rejected(
                    reading,
                    "rain must be 0 to 2000 mm over a period of 1 min to 24 h, not "
                            + value
                            + " mm in "
                            + period / 1000
                            + " s");
            return;
        }
        SeriesState series =
                state.series.computeIfAbsent(reading.series(), name -> new SeriesState());
        seriesJudge(reading).sample(series, reading, verdict, value, grade, downtime, out);
    }

    private void watchRelease(Reading reading, long time, double value) {
        ReleaseWatch watch = ReleaseWatch.of(config, station, reading.series());
        if (watch != null) {
            ReleaseState release =
                    state.releases.computeIfAbsent(reading.series(), name -> new ReleaseState());
            watch.take(release, reading, time, value, downtime, out);
        }
    }

    /** Puts the value through the tests of its series, and the one before it that it completes. */
    private Grade graded(Reading reading, long time, double value, Quality quality) {
        QualityRule rule = config.rules().qualityRule(station, reading.quantity());
        if (rule == null) {
            return Grade.of(quality);
        }
        Grade alone = Grade.of(quality);
        if (quality.usable()) {
            alone = alone.alone(rule.alone(time, value));
        }
        if (alone.judged().usable()) {
            SeriesMemory.Spiked spiked =
                    Examination.spiked(state, station, rule, reading, time, value);
            if (spiked != null) {
                doubt(reading, spiked);
            }
        }
        return Examination.compared(state, station, rule, reading, time, value, alone);
    }

    /** Stores the value before this one anew, which this one has shown to be a spike. */
    private void doubt(Reading reading, SeriesMemory.Spiked spiked) {
        SeriesState series = state.series.get(reading.series());
        if (series != null) {
            seriesJudge(reading).doubt(series, spiked.time(), downtime);
        }
        out.observation(
                new Observation(
                        station.id(),
                        reading.sensor(),
                        reading.quantity(),
                        station.area(),
                        spiked.time(),
                        0,
                        spiked.value(),
                        spiked.flag(),
                        spiked.received()));
    }

    private SeriesJudge seriesJudge(Reading reading) {
        return judges.judge(station, reading.quantity(), reading.sensor());
    }

    private static boolean isJudged(String quantity) {
        return switch (quantity) {
            case "water_depth", "stage", "rain" -> true;
            default -> false;
        };
    }

    private static Quality qualityOf(
            Reading reading, Verdict verdict, double value, Sensor sensor, QuantityDef quantity) {
        Double min = sensor.min();
        if (!reading.quality().usable()) {
            return reading.quality();
        }
        if (value < (min == null ? quantity.min() : min) || value > max(sensor, quantity)) {
            return Quality.BAD;
        }
        return verdict.faulty() || reading.quality() == Quality.SUSPECT
                ? Quality.SUSPECT
                : Quality.GOOD;
    }

    private static double max(Sensor sensor, QuantityDef quantity) {
        Double max = sensor.max();
        return max == null ? quantity.max() : max;
    }
}
