package org.fengsui.hazards.judging;

import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.Persistence;
import org.fengsui.hazards.rules.ReleaseRule;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * Tells the places in {@code links.downstream} when more water is let out: outflow or a gate's
 * opening has risen by a step within a window ({@link RiseMemory}), or by a share of it where the
 * water began from less than that. Where the value before is older than the window, the rise since
 * then counts, up to the live age.
 *
 * <p>The notice ends after {@code hold} without such a rise; a gauge that falls silent meanwhile
 * makes it unknown. Late values change nothing. Cost: constant.
 */
final class ReleaseWatch {

    private final Station station;
    private final ReleaseRule rule;
    private final double step;
    private final ReleaseNotice notice;

    private ReleaseWatch(Station station, ReleaseRule rule, double step, ReleaseNotice notice) {
        this.station = station;
        this.rule = rule;
        this.step = step;
        this.notice = notice;
    }

    /** The watch on a series, null where nobody is told of it. */
    static @Nullable ReleaseWatch of(JudgingConfig config, Station station, String series) {
        String quantity = StationJudge.quantityOf(series);
        if (!ReleaseRule.mayWatch(quantity)) {
            return null;
        }
        Subject reservoir = config.registry().subject(station.subjectId());
        ReleaseRule rule = reservoir == null ? null : config.rules().releaseRule(reservoir);
        Double step = rule == null ? null : rule.stepOf(quantity);
        if (reservoir == null
                || rule == null
                || step == null
                || reservoir.links().downstream().isEmpty()) {
            return null;
        }
        ReleaseNotice notice = new ReleaseNotice(config, station, reservoir, rule, series);
        return new ReleaseWatch(station, rule, step, notice);
    }

    /** Takes in a value that is believed. */
    void take(
            ReleaseState state,
            Reading reading,
            long time,
            double value,
            Downtime downtime,
            StationOutput out) {
        LevelState machine = state.machine;
        if (time <= machine.stepAt) {
            return;
        }
        double rise = rise(machine, time, value);
        double begin = rule.begin() * step;
        double told = value - rise < begin ? begin : step;
        boolean more = thousandths(rise) >= thousandths(told);
        if (more) {
            state.rise = rise;
            state.riseTo = value;
            state.riseAt = time;
            state.step = told;
        }
        Level before = machine.level;
        Level reached = more ? rule.level() : Level.NONE;
        long unheard = downtime.within(state.lastReceived, reading.received());
        LevelMachine.step(
                machine,
                new Step(time, reached, reached, true, true),
                new Persistence(1, rule.hold(), 0),
                Silence.unknownAfter(station),
                unheard);
        state.lastReceived = reading.received();
        boolean found = state.lost;
        state.lost = false;
        if (more || found || machine.level != before) {
            notice.say(state, Freshness.FRESH, reading.received(), out);
        }
    }

    private double rise(LevelState machine, long time, double value) {
        RiseMemory.add(machine, time, value, machine.accepted);
        double rise = RiseMemory.rise(machine, time, value, rule.window());
        long since = time - machine.acceptedAt;
        if (since > rule.window() && since <= Silence.unknownAfter(station)) {
            rise = Math.max(rise, value - machine.accepted);
        }
        machine.accepted = value;
        machine.acceptedAt = time;
        return rise;
    }

    /** Looks whether the gauge has fallen silent by {@code now} while a notice stands. */
    void silence(ReleaseState state, long now, Downtime downtime, StationOutput out) {
        if (Silence.isLost(state.lastReceived, station, downtime, now)) {
            lose(state, now, out);
        }
    }

    /** Makes a notice that stands unknown. */
    void lose(ReleaseState state, long now, StationOutput out) {
        if (!state.lost && state.machine.level != Level.NONE) {
            state.lost = true;
            notice.say(state, Freshness.UNKNOWN, now, out);
        }
    }

    static long nextDeadline(ReleaseState state, Station station, Downtime downtime) {
        return state.lost || state.machine.level == Level.NONE
                ? Long.MAX_VALUE
                : downtime.deadline(state.lastReceived, Silence.unknownAfter(station));
    }

    private static long thousandths(double value) {
        return Math.round(value * 1000);
    }
}
