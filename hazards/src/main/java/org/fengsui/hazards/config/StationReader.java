package org.fengsui.hazards.config;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.hazards.lifecycle.StoreReport;
import org.fengsui.hazards.registry.Interval;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.StationKind;
import org.jspecify.annotations.Nullable;

/** Reads {@code stations}. */
final class StationReader {

    private static final Set<StationKind> MEASURING =
            EnumSet.of(
                    StationKind.WATERLOGGING,
                    StationKind.RAIN,
                    StationKind.RIVER,
                    StationKind.RESERVOIR,
                    StationKind.SLOPE,
                    StationKind.WEATHER);
    private static final List<String> CODES = List.of("stcd", "sl651", "gb28181");
    private static final List<String> WGS84 =
            List.of("WGS-84", "EPSG:4326", "CGCS2000", "EPSG:4490");

    private final Items items;
    private final AreaReader areas;
    private final SubjectReader subjects;
    private final SensorReader sensors;
    private final ZoneId zone;

    StationReader(
            Items items,
            AreaReader areas,
            SubjectReader subjects,
            Map<String, QuantityDef> quantities,
            ZoneId zone) {
        this.items = items;
        this.areas = areas;
        this.subjects = subjects;
        this.sensors = new SensorReader(quantities);
        this.zone = zone;
    }

    Map<String, Station> read() {
        Map<String, Station> stations = new LinkedHashMap<>();
        for (Items.Item item : items.list()) {
            stations.put(item.id(), station(item.id(), item.fields()));
        }
        return stations;
    }

    private Station station(String id, Fields fields) {
        Value kindValue = fields.require("kind", "waterlogging, rain, river, …");
        StationKind kind = kindValue == null ? null : kindValue.oneOf(StationKind.class);
        Value location = fields.require("location", "{lon: …, lat: …}");
        Value liveAge = fields.get("live_age");
        Value installed = fields.get("installed");
        List<Sensor> channels = sensors.read(fields, kind != null && MEASURING.contains(kind));
        Station station =
                new Station(
                        id,
                        Places.name(fields, id),
                        Items.or(kind, StationKind.WEATHER),
                        areas.reference(fields),
                        location == null ? Places.NOWHERE : Places.location(location),
                        interval(fields),
                        subjects.reference(fields),
                        liveAge == null ? null : TimeValues.positive(liveAge),
                        installed == null ? null : TimeValues.moment(installed, zone),
                        Places.optionalText(fields, "datum"),
                        channels);
        if (id.equals(StoreReport.ID)) {
            fields.reject("id", id + " is how the store reports: give the station another id");
        }
        checkDescriptions(fields);
        fields.refuseUnknown();
        return station;
    }

    private static Interval interval(Fields fields) {
        Value value = fields.require("interval", "how often it reports, such as PT5M");
        if (value == null) {
            return Interval.every(1);
        }
        if (value.isText()) {
            return Interval.every(Items.or(TimeValues.positive(value), 1L));
        }
        Fields parts = value.fields("a duration, or {dry: PT1H, wet: PT5M, heartbeat: P1D}");
        if (parts == null) {
            return Interval.every(1);
        }
        Value dryValue = parts.require("dry", "the interval when nothing happens, such as PT1H");
        long dry = dryValue == null ? 1 : Items.or(TimeValues.positive(dryValue), 1L);
        long wet = optional(parts.get("wet"), dry);
        long heartbeat = optional(parts.get("heartbeat"), dry);
        parts.refuseUnknown();
        if (wet > dry) {
            parts.reject("wet", "longer than the dry interval; expected it to be as short or less");
        }
        if (heartbeat < dry) {
            parts.reject(
                    "heartbeat",
                    "shorter than the dry interval; expected the longest silence of a sound"
                            + " station");
        }
        return new Interval(dry, wet, heartbeat);
    }

    private static long optional(@Nullable Value value, long otherwise) {
        return value == null ? otherwise : Items.or(TimeValues.positive(value), otherwise);
    }

    private static void checkDescriptions(Fields fields) {
        Places.optionalText(fields, "video");
        Value crs = fields.get("crs");
        if (crs != null) {
            crs.oneOf(WGS84);
        }
        for (String key : List.of("mast_height", "north_offset", "alignment_sigma", "max_range")) {
            Value number = fields.get(key);
            if (number != null) {
                number.number("a number");
            }
        }
        Value thermal = fields.get("thermal");
        if (thermal != null) {
            thermal.flag("true or false");
        }
        Value codes = fields.get("code");
        Fields named = codes == null ? null : codes.fields("{stcd: …, sl651: …, gb28181: …}");
        if (named != null) {
            CODES.forEach(key -> Places.optionalText(named, key));
            named.refuseUnknown();
        }
        if (fields.get("poses") != null) {
            Items.of(fields, "poses").list().forEach(pose -> checkPose(pose.fields()));
        }
    }

    private static void checkPose(Fields pose) {
        for (String key : List.of("pan", "tilt", "fov_h", "fov_v")) {
            Value angle = pose.require(key, "degrees");
            if (angle != null) {
                angle.number("degrees, -360 to 360", -360, 360);
            }
        }
        Value dwell = pose.get("dwell");
        if (dwell != null) {
            TimeValues.positive(dwell);
        }
        pose.refuseUnknown();
    }
}
