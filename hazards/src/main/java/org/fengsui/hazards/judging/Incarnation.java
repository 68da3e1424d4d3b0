package org.fengsui.hazards.judging;

import org.fengsui.hazards.registry.Station;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of a station to the gauge that it came from: an id may leave the registry, or
 * come back as another gauge.
 *
 * <p>Another kind or subject, or an {@code installed} after this gauge was first heard, makes
 * another gauge of it: a gauge cannot have reported before it was there. What is remembered of the
 * former one is forgotten; the warnings that rest on it are not, see {@code lifecycle.Departure}.
 */
final class Incarnation {

    private Incarnation() {}

    /** Brings the state in line with the registry that is in force at {@code now}. */
    static void settle(StationState state, @Nullable Station station, long now) {
        if (station == null) {
            retire(state);
            state.clock = new ClockState();
            return;
        }
        String gauge = station.kind() + "/" + station.subjectId();
        long installed = station.installed() == null ? 0 : station.installed();
        if (state.gauge == null) {
            state.since = state.since == 0 ? now : state.since;
        } else {
            boolean replaced = installed != state.installed && installed > state.since;
            if (replaced) {
                state.clock = new ClockState();
            }
            if (replaced || !gauge.equals(state.gauge)) {
                retire(state);
                state.since = now;
            }
        }
        state.gauge = gauge;
        state.installed = installed;
        state.series.keySet().removeIf(series -> !measures(station, series));
        state.memory.keySet().removeIf(series -> !measures(station, series));
        state.counters.keySet().removeIf(series -> !measures(station, series));
        state.releases.keySet().removeIf(series -> !measures(station, series));
    }

    /** Whether a reading was measured by the gauge that had the id before. */
    static boolean isOfFormer(StationState state, Station station, long time, boolean historical) {
        Long installed = station.installed();
        return installed != null && time < installed && (historical || time <= state.formerUntil);
    }

    private static void retire(StationState state) {
        for (SeriesState series : state.series.values()) {
            state.formerUntil = Math.max(state.formerUntil, series.lastReceived);
        }
        state.series.clear();
        state.memory.clear();
        state.counters.clear();
        state.releases.clear();
    }

    private static boolean measures(Station station, String series) {
        int at = series.indexOf('@');
        return at < 0
                ? station.sensor(series, "") != null
                : station.sensor(series.substring(0, at), series.substring(at + 1)) != null;
    }
}
