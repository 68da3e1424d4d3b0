package org.fengsui.console.board;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.window.RainCounter;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of every series, with an age no station clock can falsify.
 *
 * <p>The age of a value counts from its arrival. A value whose own time is ahead of us or older
 * than the station's live age is either a wrong clock or backfill, and the two look alike: it is
 * shown, marked, only where nothing with a right time is at hand any more.
 *
 * <p>Thread-safety: any thread.
 */
public final class ValueBoard {

    private static final long AHEAD_MS = 2 * 60_000L;

    private final SentValues sentValues = new SentValues();
    private final Map<String, StationNow> stations = new HashMap<>();
    private final Map<String, RainCounter> counters = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    /**
     * Takes an {@code obs} message.
     *
     * @param arrival when it came in, epoch ms
     * @param retained the broker kept it for us: how old it is, only its own time can say
     */
    public void observed(Station station, byte[] payload, long arrival, boolean retained) {
        for (SentValue sent : sentValues.read(station.id(), payload)) {
            boolean wrongTime =
                    sent.time() > arrival + AHEAD_MS || sent.time() < arrival - station.liveAgeMs();
            if (sent.historical() || retained && wrongTime) {
                continue;
            }
            long since = retained ? Math.min(sent.time(), arrival) : arrival;
            measured(
                    station,
                    sent.series(),
                    new NewestValue(sent.value(), sent.time(), since, sent.period(), wrongTime));
        }
    }

    /** Takes what was sent as the registry says it is meant, and what is computed from it. */
    private void measured(Station station, String series, NewestValue sent) {
        int at = series.indexOf('@');
        String id = at < 0 ? "" : series.substring(at);
        Sensor sensor =
                station.sensor(
                        at < 0 ? series : series.substring(0, at),
                        at < 0 ? "" : series.substring(at + 1));
        if (sensor == null) {
            offer(station, series, sent);
        } else if (sensor.from() == null && !sensor.saysNothing(sent.value())) {
            NewestValue value = sent.withValue(sensor.value(sent.value()));
            offer(station, series, value);
            for (Sensor computed : station.computedFrom(sensor)) {
                NewestValue derived =
                        computed.isCounted()
                                ? counted(station, series, value)
                                : value.withValue(computed.value(value.value()));
                if (derived != null) {
                    offer(station, computed.quantity() + id, derived);
                }
            }
        }
    }

    /** The rain since the counter's value before; null where that is not known. */
    private @Nullable NewestValue counted(Station station, String series, NewestValue total) {
        RainCounter.Step step =
                counters.computeIfAbsent(station.id() + "/" + series, counter -> new RainCounter())
                        .next(total.time(), total.value());
        if (step.amounts().isEmpty()) {
            return null;
        }
        RainCounter.Amount newest = step.amounts().get(step.amounts().size() - 1);
        return new NewestValue(
                newest.mm(), newest.end(), total.arrival(), newest.period(), total.clockFault());
    }

    /** Takes a value that the store already had when the console started. */
    public void recalled(Station station, String series, NewestValue value) {
        if (at(station.id()).series().get(series) == null) {
            offer(station, series, value);
        }
    }

    /** Takes what a station says of its connection, {@code online} or {@code offline}. */
    public synchronized void linked(String station, String link) {
        stations.put(station, at(station).linked(link));
        changed.add(station);
    }

    public synchronized StationNow at(String station) {
        return stations.getOrDefault(station, StationNow.SILENT);
    }

    /** Stations with news since the last call. */
    public synchronized List<String> drainChanged() {
        List<String> drained = List.copyOf(changed);
        changed.clear();
        return drained;
    }

    private synchronized void offer(Station station, String series, NewestValue value) {
        StationNow now = at(station.id());
        if (replaces(now.series().get(series), value, Staleness.of(station))) {
            stations.put(station.id(), now.with(series, value));
            changed.add(station.id());
        }
    }

    private static boolean replaces(
            @Nullable NewestValue held, NewestValue value, Staleness staleness) {
        if (held == null || value.arrival() - held.arrival() > staleness.staleAfter()) {
            return true;
        }
        if (held.clockFault() || value.clockFault()) {
            return held.clockFault();
        }
        return value.time() >= held.time();
    }
}
