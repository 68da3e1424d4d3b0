package org.fengsui.hazards.judging;

import java.util.HashMap;
import java.util.Map;
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
 * Judges the readings of a station: who it is, what time it is, how good the value is, then the
 * series it belongs to.
 *
 * <p>Readings of one station must come in the order of {@code received}; the state is changed in
 * place. One instance serves any number of stations under one {@link JudgingConfig}; not
 * thread-safe.
 */
public final class StationJudge {

    private static final long HORIZON = 72 * 3_600_000L;

    private final JudgingConfig config;
    private final Map<String, SeriesJudge> judges = new HashMap<>();

    public StationJudge(JudgingConfig config) {
        this.config = config;
    }

    /** Takes in a reading. */
    public void reading(StationState state, Reading reading, Downtime downtime, StationOutput out) {
        Station station = config.registry().station(reading.station());
        Incarnation.settle(state, station, reading.received());
        if (station == null) {
            out.rejected(
                    reading, "unknown station '" + reading.station() + "'; add it to the registry");
            return;
        }
        Sensor sensor = station.sensor(reading.quantity(), reading.sensor());
        QuantityDef quantity = config.registry().quantities().get(reading.quantity());
        if (sensor == null || quantity == null) {
            out.rejected(
                    reading,
                    "station '"
                            + station.id()
                            + "' has no '"
                            + reading.series()
                            + "' in the registry; add it to its quantities or sensors");
            return;
        }
        if (sensor.from() != null) {
            out.rejected(
                    reading,
                    "station '"
                            + station.id()
                            + "' computes '"
                            + reading.series()
                            + "' from its "
                            + sensor.from()
                            + ": send that, or take 'from' out of the registry");
            return;
        }
        if (Incarnation.isOfFormer(state, station, reading.time(), reading.historical())) {
            out.rejected(
                    reading,
                    "measured before station '"
                            + station.id()
                            + "' was installed, so by another gauge; if it is of this one, correct"
                            + " 'installed' in the registry");
            return;
        }
        ClockFault before = state.clock.fault;
        Verdict verdict = ClockCheck.judge(state.clock, reading, station);
        if (ClockReport.isDue(before, state.clock, reading, verdict.faulty())) {
            ClockReport.publish(state.clock, station, reading, config.rules().version(), out);
        }
        measured(state, station, sensor, reading, verdict, downtime, out);
    }

    /** Takes in the value of a sensor, then those that are computed from it. */
    private void measured(
            StationState state,
            Station station,
            Sensor sensor,
            Reading reading,
            Verdict verdict,
            Downtime downtime,
            StationOutput out) {
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
        judge(state, station, quantity, reading, verdict, value, quality, downtime, out);
        if (quality.usable()) {
            for (Sensor computed : station.computedFrom(sensor)) {
                if (computed.isCounted()) {
                    counted(state, station, computed, reading, verdict, value, downtime, out);
                } else {
                    Reading of = reading.as(computed.quantity(), reading.period(), value);
                    measured(state, station, computed, of, verdict, downtime, out);
                }
            }
        }
    }

    /** Takes in the rain since the counter's reading before, and after a late one. */
    private void counted(
            StationState state,
            Station station,
            Sensor rain,
            Reading reading,
            Verdict verdict,
            double total,
            Downtime downtime,
            StationOutput out) {
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
            measured(state, station, rain, of, verdict.at(amount.end()), downtime, out);
        }
    }

    private void judge(
            StationState state,
            Station station,
            QuantityDef quantity,
            Reading reading,
            Verdict verdict,
            double value,
            Quality quality,
            Downtime downtime,
            StationOutput out) {
        Grade grade = graded(state, station, reading, verdict, value, quality, downtime, out);
        boolean judged = isJudged(reading.quantity());
        boolean forgotten = reading.received() - verdict.time() > HORIZON;
        if (!judged || forgotten || !grade.judged().usable()) {
            out.observation(observation(station, reading, verdict.time(), value, grade.flag()));
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
        SeriesJudge judge = judge(station, reading.quantity(), reading.sensor());
        judge.sample(series, reading, verdict, value, grade, downtime, out);
    }

    /** Puts the value through the tests of its series, and the one before it that it completes. */
    private Grade graded(
            StationState state,
            Station station,
            Reading reading,
            Verdict verdict,
            double value,
            Quality quality,
            Downtime downtime,
            StationOutput out) {
        QualityRule rule = config.rules().qualityRule(station, reading.quantity());
        if (rule == null) {
            return Grade.of(quality);
        }
        long time = verdict.time();
        Grade alone = Grade.of(quality);
        if (quality.usable()) {
            alone = alone.alone(rule.alone(time, value));
        }
        SeriesMemory.Spiked spiked =
                alone.judged().usable()
                        ? Examination.spiked(state, station, rule, reading, time, value)
                        : null;
        if (spiked != null) {
            SeriesState series = state.series.get(reading.series());
            if (series != null) {
                judge(station, reading.quantity(), reading.sensor())
                        .doubt(series, spiked.time(), downtime);
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
        return Examination.compared(state, station, rule, reading, time, value, alone);
    }

    /** Does what has become due by {@code now}: series that fell silent. */
    public void deadline(
            String stationId, StationState state, long now, Downtime downtime, StationOutput out) {
        Station station = config.registry().station(stationId);
        Incarnation.settle(state, station, now);
        if (station == null) {
            return;
        }
        state.series.forEach(
                (name, series) ->
                        judge(station, quantityOf(name), sensorOf(name))
                                .silence(series, now, downtime, out));
    }

    /** When {@link #deadline} is to be called next, epoch ms; {@link Long#MAX_VALUE} for never. */
    public long nextDeadline(String stationId, StationState state, Downtime downtime) {
        Station station = config.registry().station(stationId);
        if (station == null) {
            return Long.MAX_VALUE;
        }
        long next = Long.MAX_VALUE;
        for (SeriesState series : state.series.values()) {
            next = Math.min(next, Silence.nextDeadline(series, station, downtime));
        }
        return next;
    }

    private SeriesJudge judge(Station station, String quantity, String sensor) {
        return judges.computeIfAbsent(
                station.id() + "/" + quantity + "@" + sensor,
                key -> SeriesJudge.of(config, station, quantity, sensor));
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

    static Observation observation(
            Station station, Reading reading, long time, double value, Quality quality) {
        return new Observation(
                station.id(),
                reading.sensor(),
                reading.quantity(),
                station.area(),
                time,
                reading.period(),
                value,
                quality,
                reading.received());
    }

    private static String quantityOf(String series) {
        int at = series.indexOf('@');
        return at < 0 ? series : series.substring(0, at);
    }

    private static String sensorOf(String series) {
        int at = series.indexOf('@');
        return at < 0 ? "" : series.substring(at + 1);
    }
}
