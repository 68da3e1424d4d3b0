package org.fengsui.hazards.judging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * Spans of {@code received} in which a person has taken a station, or one of its sensors, out of
 * service: it measures whatever is done to it, and counts as unknown. Each ends by itself.
 * Immutable.
 */
public final class Service {

    public static final Service NONE = new Service(List.of());

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /**
     * From (inclusive) to (exclusive), epoch ms.
     *
     * @param sensor null for the whole station
     * @param maintenance whether somebody works on it, rather than leaves it
     */
    public record Window(
            String station, @Nullable String sensor, long from, long to, boolean maintenance) {

        private boolean covers(String ofStation, String ofSensor, long received) {
            return station.equals(ofStation)
                    && (sensor == null || sensor.equals(ofSensor))
                    && from <= received
                    && received < to;
        }

        LocalText text(ZoneId zone) {
            String until = CLOCK.format(Instant.ofEpochMilli(to).atZone(zone));
            return maintenance
                    ? new LocalText("检修中(至" + until + ")", "under maintenance until " + until)
                    : new LocalText("停用(至" + until + ")", "out of service until " + until);
        }
    }

    private static final long LONGEST = 30 * 86_400_000L;

    private final List<Window> windows;

    private Service(List<Window> windows) {
        this.windows = windows;
    }

    /**
     * What is wrong with an action on a station: nobody remembers in a storm that one was taken out
     * long ago.
     *
     * @return one sentence, null where nothing is
     */
    public static @Nullable String problem(Registry registry, Action action) {
        String station = action.station();
        if (station == null || registry.station(station) == null) {
            return "station: the registry has no station '" + station + "'; correct the id";
        }
        long start = Math.max(action.from(), action.received());
        boolean back = action.action().equals("back_in_service");
        if (!back && (action.until() <= start || action.until() - start > LONGEST)) {
            return "until: expected a time after the start, at most 30 days later; say it again"
                    + " then if the station is still out";
        }
        return null;
    }

    /** This and one more window. */
    public Service with(Window added) {
        List<Window> more = new ArrayList<>(windows);
        more.add(added);
        return new Service(List.copyOf(more));
    }

    /** This, where a station, or one of its sensors, is back from a moment on. */
    public Service back(String station, @Nullable String sensor, long received) {
        return new Service(
                windows.stream()
                        .map(
                                each ->
                                        each.station.equals(station)
                                                        && (sensor == null
                                                                || sensor.equals(each.sensor))
                                                        && each.to > received
                                                ? new Window(
                                                        station,
                                                        each.sensor,
                                                        Math.min(each.from, received),
                                                        received,
                                                        each.maintenance)
                                                : each)
                        .toList());
    }

    /** The window that a sensor is in, null where it is in service. */
    @Nullable Window at(String station, String sensor, long received) {
        for (Window window : windows) {
            if (window.covers(station, sensor, received)) {
                return window;
            }
        }
        return null;
    }
}
