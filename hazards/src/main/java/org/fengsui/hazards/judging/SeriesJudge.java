package org.fengsui.hazards.judging;

import java.util.List;
import java.util.Set;
import org.fengsui.hazards.judging.ClockCheck.Verdict;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.registry.RainAreas;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.window.RainSums;
import org.fengsui.hazards.window.Samples;
import org.jspecify.annotations.Nullable;

/** Judges one series: windows, level, indicators, silence, and what is said of it. */
final class SeriesJudge {

    /** Depth in m up to which the ground is dry. Source: range filter of FloodNet NYC. */
    static final double DRY = 0.010;

    private static final LocalText LOST_WHILE_RISING = new LocalText("上涨中失联", "lost while rising");
    private static final LocalText LOST_WHILE_RAINING =
            new LocalText("降雨中失联", "lost while raining");

    private final Station station;
    private final String subject;
    private final String judged;
    private final String sensor;
    private final SeriesModel model;
    private final LevelHistory history;
    private final int rules;
    private final @Nullable RainTeller teller;

    /** Why the series is unknown, while that is being said. */
    private @Nullable LocalText reason;

    private SeriesJudge(
            Station station,
            String subject,
            String judged,
            String sensor,
            SeriesModel model,
            int rules,
            @Nullable RainTeller teller) {
        this.station = station;
        this.subject = subject;
        this.judged = judged;
        this.sensor = sensor;
        this.model = model;
        this.history =
                new LevelHistory(model, Silence.unknownAfter(station), Silence.staleAfter(station));
        this.rules = rules;
        this.teller = teller;
    }

    static SeriesJudge of(
            JudgingConfig config,
            Station station,
            String quantity,
            String sensor,
            Set<String> villages) {
        Subject subject = config.registry().subject(station.subjectId());
        if (subject == null) {
            throw new IllegalStateException(
                    "the registry names no subject '" + station.subjectId() + "'");
        }
        SeriesModel model = SeriesModel.of(config, station, subject, quantity);
        boolean rain = model.hazard() == Hazard.RAINSTORM;
        AreaLevel per = config.rules().areaRainRule().per();
        return new SeriesJudge(
                station,
                subject.id(),
                rain ? RainAreas.of(config.registry(), station, per) : subject.id(),
                sensor,
                model,
                config.rules().version(),
                rain ? RainTeller.of(config, station, sensor, villages) : null);
    }

    void sample(
            SeriesState series,
            Reading reading,
            Verdict verdict,
            double value,
            Grade grade,
            Downtime downtime,
            StationOutput out) {
        long time = verdict.time();
        Quality quality = grade.judged();
        boolean live = !verdict.backfill();
        boolean newest = series.samples.size() == 0 || time >= newestTime(series);
        Samples.Change change = insert(series, reading, time, value, quality, live, downtime);
        if (change == Samples.Change.DUPLICATE || change == Samples.Change.SUPERSEDED) {
            heard(series, reading, live);
            out.duplicate(reading);
            return;
        }
        if (newest && change == Samples.Change.NEW) {
            history.append(series, downtime);
        } else if (change != Samples.Change.TOO_OLD) {
            history.rerun(series, downtime);
        }
        if (newest) {
            series.wet = isWet(series, value);
        }
        boolean doubtful = live && newest && !Double.isNaN(series.current.doubtful);
        Quality stored = doubtful ? Quality.worst(grade.flag(), Quality.SUSPECT) : grade.flag();
        out.observation(StationJudge.observation(station, reading, time, value, stored));
        if (change == Samples.Change.TOO_OLD) {
            return;
        }
        SeriesView own = model.view(series, time, value, quality);
        SeriesView latest = newest ? own : latest(series);
        indicators(own, time, reading.received(), out);
        if (!newest) {
            indicators(latest, newestTime(series), reading.received(), out);
        }
        if (live) {
            heard(series, reading, true);
            series.freshness = Silence.freshness(series, station, downtime, reading.received());
            if (newest && refutes(series, quality)) {
                series.presumed = Level.NONE;
            }
            say(series, latest, reading.received(), newest, out);
        } else {
            recordBackfill(series, own, reading, time, value, quality, out);
        }
    }

    private boolean isWet(SeriesState series, double value) {
        return switch (model.hazard()) {
            case WATERLOGGING -> value > DRY;
            case RAINSTORM -> value > 0;
            default -> series.current.level != Level.NONE;
        };
    }

    /** Takes a sample for suspect that a later one has shown to be a spike. */
    void doubt(SeriesState series, long time, Downtime downtime) {
        int index = series.samples.after(time) - 1;
        if (index >= 0 && series.samples.time(index) == time) {
            series.samples.requalify(index, Quality.SUSPECT);
            history.rerun(series, downtime);
        }
    }

    /** Whether the newest sample ends a presumption: a suspect one may raise, never lift. */
    private static boolean refutes(SeriesState series, Quality quality) {
        return quality != Quality.SUSPECT || series.current.level.isAtLeast(series.presumed);
    }

    /** Looks whether the series has fallen silent by {@code now}. */
    void silence(SeriesState series, long now, Downtime downtime, StationOutput out) {
        if (series.lastReceived == 0) {
            return;
        }
        Freshness freshness = Silence.freshness(series, station, downtime, now);
        if (freshness == series.freshness) {
            return;
        }
        SeriesView newest = latest(series);
        if (series.freshness == Freshness.FRESH) {
            series.presumed = presumedLevel(series, newest);
        }
        series.freshness = freshness;
        say(series, newest, now, false, out);
    }

    /** Makes the series unknown because a person has taken it out of service. */
    void outOfService(SeriesState series, long now, LocalText why, StationOutput out) {
        if (series.lastReceived == 0 || series.freshness == Freshness.UNKNOWN) {
            return;
        }
        series.freshness = Freshness.UNKNOWN;
        reason = why;
        say(series, latest(series), now, false, out);
        reason = null;
    }

    private Samples.Change insert(
            SeriesState series,
            Reading reading,
            long time,
            double value,
            Quality quality,
            boolean live,
            Downtime downtime) {
        RainSums rain = series.rain;
        if (model instanceof RainModel && rain == null) {
            rain = new RainSums();
            series.rain = rain;
        }
        if (rain != null) {
            long period = reading.period() > 0 ? reading.period() : station.interval().dry();
            RainSums.Change change = rain.insert(time, period, value, reading.seq());
            switch (change) {
                case DUPLICATE -> {
                    return Samples.Change.DUPLICATE;
                }
                case SUPERSEDED -> {
                    return Samples.Change.SUPERSEDED;
                }
                case TOO_OLD, TOO_OLD_TO_CORRECT, TOO_DENSE -> {
                    return Samples.Change.TOO_OLD;
                }
                case NEW, CORRECTION -> {
                    history.makeRoom(series, time, downtime);
                    Samples.Change kept =
                            series.samples.insert(time, value, quality, reading.seq(), live);
                    return kept == Samples.Change.NEW ? kept : Samples.Change.CORRECTION;
                }
            }
        }
        history.makeRoom(series, time, downtime);
        return series.samples.insert(time, value, quality, reading.seq(), live);
    }

    private static void heard(SeriesState series, Reading reading, boolean live) {
        if (live) {
            series.lastReceived = Math.max(series.lastReceived, reading.received());
        }
    }

    private void indicators(SeriesView view, long time, long received, StationOutput out) {
        if (!out.wantsIndicators()) {
            return;
        }
        view.indicators(
                (name, value) ->
                        out.indicator(
                                new Indicator(station.id(), subject, name, time, value, received)));
    }

    /**
     * A series that was high, or about to be, and rising when it fell silent is presumed to be at
     * least as bad as it was (design 2: unknown is not safe).
     */
    private Level presumedLevel(SeriesState series, SeriesView view) {
        if (!view.isRising()) {
            return Level.NONE;
        }
        Level level = series.current.level;
        if (level != Level.NONE) {
            return level;
        }
        NextLevel next = view.nextLevel(Level.NONE);
        if (next == null || next.eta() == 0) {
            return Level.NONE;
        }
        long lost = newestTime(series) + Silence.unknownAfter(station);
        return next.eta() <= lost ? next.level() : Level.NONE;
    }

    private void say(
            SeriesState series, SeriesView view, long received, boolean news, StationOutput out) {
        Level level = series.current.level.max(series.presumed);
        if (teller != null) {
            teller.tell(series, view, level, received, out);
        }
        Basis basis = series.presumed == Level.NONE ? Basis.MEASURED : Basis.PRESUMED;
        boolean awaited = series.concerned && series.freshness != series.saidFreshness;
        boolean lost =
                series.freshness != series.saidFreshness
                        && model.hazard() == Hazard.WATERLOGGING
                        && (series.freshness == Freshness.UNKNOWN
                                || series.saidFreshness == Freshness.UNKNOWN);
        boolean concerns = lost || level != Level.NONE || series.saidLevel != Level.NONE || awaited;
        boolean changed =
                level != series.saidLevel
                        || series.freshness != series.saidFreshness
                        || basis != series.saidBasis;
        if (!concerns || !(changed || news)) {
            return;
        }
        series.concerned |= level != Level.NONE;
        series.saidLevel = level;
        series.saidFreshness = series.freshness;
        series.saidBasis = basis;
        long onset = series.current.onset == 0 ? newestTime(series) : series.current.onset;
        out.assessment(
                assessment(
                        series,
                        view,
                        level,
                        level == Level.NONE ? 0 : onset,
                        newestTime(series),
                        series.samples.value(series.samples.size() - 1),
                        series.samples.quality(series.samples.size() - 1),
                        received,
                        basis,
                        false));
    }

    private void recordBackfill(
            SeriesState series,
            SeriesView view,
            Reading reading,
            long time,
            double value,
            Quality quality,
            StationOutput out) {
        Level reached = model.reached(series, time, value);
        if (reached == Level.NONE) {
            series.retroLevel = Level.NONE;
            return;
        }
        boolean known =
                series.current.level.isAtLeast(reached)
                        && series.current.onset != 0
                        && series.current.onset <= time;
        if (known || !reached.isAbove(series.retroLevel)) {
            return;
        }
        if (series.retroLevel == Level.NONE) {
            series.retroOnset = time;
        }
        series.retroLevel = reached;
        out.assessment(
                assessment(
                        series,
                        view,
                        reached,
                        series.retroOnset,
                        time,
                        value,
                        quality,
                        reading.received(),
                        Basis.MEASURED,
                        true));
    }

    private Assessment assessment(
            SeriesState series,
            SeriesView view,
            Level level,
            long onset,
            long time,
            double value,
            Quality quality,
            long received,
            Basis basis,
            boolean retrospective) {
        List<Evidence> evidence =
                level == Level.NONE ? List.of() : view.evidence(station.id(), sensor, level);
        @Nullable NextLevel next = retrospective ? null : view.nextLevel(level);
        return new Assessment(
                judged,
                model.hazard(),
                station.id(),
                sensor,
                level,
                onset,
                time,
                received,
                series.freshness,
                basis,
                quality,
                retrospective,
                value,
                model.unit(),
                retrospective ? Double.NaN : view.riseRate(),
                evidence,
                basis == Basis.PRESUMED ? null : next,
                basis == Basis.PRESUMED ? lost() : reason,
                rules);
    }

    private LocalText lost() {
        return model instanceof RainModel ? LOST_WHILE_RAINING : LOST_WHILE_RISING;
    }

    private SeriesView latest(SeriesState series) {
        int newest = series.samples.size() - 1;
        return model.view(
                series,
                series.samples.time(newest),
                series.samples.value(newest),
                series.samples.quality(newest));
    }

    private static long newestTime(SeriesState series) {
        return series.samples.time(series.samples.size() - 1);
    }
}
