package org.fengsui.hazards.judging;

import java.util.HashMap;
import java.util.Map;
import org.fengsui.hazards.judging.ClockCheck.Verdict;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.RainOnVillages;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.warning.LocalText;

/**
 * Judges the readings of a station: who it is, what time it is, how good the value is, then the
 * series it belongs to.
 *
 * <p>Readings of one station must come in the order of {@code received}; the state is changed in
 * place. One instance serves any number of stations under one {@link JudgingConfig}; not
 * thread-safe.
 */
public final class StationJudge {

    private final JudgingConfig config;
    private final RainOnVillages villages;
    private final Map<String, SeriesJudge> judges = new HashMap<>();

    public StationJudge(JudgingConfig config) {
        this.config = config;
        this.villages =
                new RainOnVillages(
                        config.registry(), each -> config.rules().flashFloodRule(each) != null);
    }

    /** Takes in a reading. */
    public void reading(
            StationState state,
            Reading reading,
            Downtime downtime,
            Service service,
            StationOutput out) {
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
        Intake intake = new Intake(this, config, state, station, downtime, out);
        Service.Window window = service.at(station.id(), sensor.id(), reading.received());
        if (window == null) {
            intake.take(sensor, reading, verdict);
        } else {
            intake.setAside(sensor, reading, verdict);
            outOfService(station, state, window, reading.received(), out);
        }
    }

    /** Does what has become due by {@code now}: series that fell silent. */
    public void deadline(
            String stationId,
            StationState state,
            long now,
            Downtime downtime,
            Service service,
            StationOutput out) {
        Station station = config.registry().station(stationId);
        Incarnation.settle(state, station, now);
        if (station == null) {
            return;
        }
        state.series.forEach(
                (name, series) -> {
                    Service.Window window = service.at(station.id(), sensorOf(name), now);
                    SeriesJudge judge = judge(station, quantityOf(name), sensorOf(name));
                    if (window == null) {
                        judge.silence(series, now, downtime, out);
                    } else {
                        judge.outOfService(series, now, text(window), out);
                    }
                });
        state.releases.forEach(
                (name, release) -> {
                    ReleaseWatch watch = ReleaseWatch.of(config, station, name);
                    if (watch != null) {
                        watch.silence(release, now, downtime, out);
                    }
                });
    }

    private void outOfService(
            Station station,
            StationState state,
            Service.Window window,
            long now,
            StationOutput out) {
        state.series.forEach(
                (name, series) -> {
                    String sensor = window.sensor();
                    if (sensor == null || sensor.equals(sensorOf(name))) {
                        judge(station, quantityOf(name), sensorOf(name))
                                .outOfService(series, now, text(window), out);
                    }
                });
        state.releases.forEach(
                (name, release) -> {
                    String sensor = window.sensor();
                    ReleaseWatch watch = ReleaseWatch.of(config, station, name);
                    if (watch != null && (sensor == null || sensor.equals(sensorOf(name)))) {
                        watch.lose(release, now, out);
                    }
                });
    }

    private LocalText text(Service.Window window) {
        return window.text(config.registry().zone());
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
        for (ReleaseState release : state.releases.values()) {
            next = Math.min(next, ReleaseWatch.nextDeadline(release, station, downtime));
        }
        return next;
    }

    SeriesJudge judge(Station station, String quantity, String sensor) {
        return judges.computeIfAbsent(
                station.id() + "/" + quantity + "@" + sensor,
                key ->
                        SeriesJudge.of(
                                config, station, quantity, sensor, villages.of(station.id())));
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

    static String quantityOf(String series) {
        int at = series.indexOf('@');
        return at < 0 ? series : series.substring(0, at);
    }

    static String sensorOf(String series) {
        int at = series.indexOf('@');
        return at < 0 ? "" : series.substring(at + 1);
    }
}
