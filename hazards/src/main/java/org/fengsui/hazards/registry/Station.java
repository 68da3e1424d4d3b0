package org.fengsui.hazards.registry;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * Equipment that reports.
 *
 * @param subject id of the subject it watches, null where the station is its own subject
 * @param liveAge ms; an older reading is backfill. Null: max(30 min, 3 × interval)
 * @param installed epoch ms; an earlier reading is a clock fault. Null where unknown
 * @param datum reference of its levels, null where not given
 */
public record Station(
        String id,
        LocalText name,
        StationKind kind,
        String area,
        Location location,
        Interval interval,
        @Nullable String subject,
        @Nullable Long liveAge,
        @Nullable Long installed,
        @Nullable String datum,
        List<Sensor> sensors) {

    private static final long MIN_LIVE_AGE = 30 * 60_000L;

    /** Id of what its warnings are about: its subject, or itself. */
    public String subjectId() {
        return subject == null ? id : subject;
    }

    /** Age in ms from which a reading is history and sounds no siren. */
    public long liveAgeMs() {
        return liveAge == null ? Math.max(MIN_LIVE_AGE, 3 * interval.heartbeat()) : liveAge;
    }

    public boolean measures(String quantity) {
        return sensors.stream().anyMatch(sensor -> sensor.quantity().equals(quantity));
    }

    /** The sensors whose values are computed from this one. */
    public List<Sensor> computedFrom(Sensor sensor) {
        List<Sensor> computed = List.of();
        for (Sensor other : sensors) {
            if (sensor.quantity().equals(other.from()) && sensor.id().equals(other.id())) {
                computed = new ArrayList<>(computed);
                computed.add(other);
            }
        }
        return computed;
    }

    /** The sensor for a quantity, null where the station has none such. */
    public @Nullable Sensor sensor(String quantity, String sensorId) {
        for (Sensor sensor : sensors) {
            if (sensor.quantity().equals(quantity) && sensor.id().equals(sensorId)) {
                return sensor;
            }
        }
        return null;
    }
}
