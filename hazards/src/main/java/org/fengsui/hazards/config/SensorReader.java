package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Sensor;
import org.jspecify.annotations.Nullable;

/** Reads what a station measures: {@code quantities} in short or {@code sensors} in full. */
final class SensorReader {

    private static final String DISTANCE = "distance";

    /**
     * What ultrasonic heads send without an echo, in m: 0 damaged, 0.3 obstacle in the cone, 5 and
     * 10 nothing there. Source: maintenance notes of FloodNet NYC.
     */
    private static final List<Double> NO_ECHO = List.of(0.0, 0.3, 5.0, 10.0);

    private final Map<String, QuantityDef> quantities;

    SensorReader(Map<String, QuantityDef> quantities) {
        this.quantities = quantities;
    }

    List<Sensor> read(Fields station, boolean required) {
        Value brief = station.get("quantities");
        Value full = station.get("sensors");
        if (brief != null && full != null) {
            station.reject(
                    "sensors", "given beside quantities; expected one of the two, keep sensors");
        }
        if (brief == null && full == null && required) {
            station.reject("quantities", "missing; expected a list such as [water_depth]");
        }
        List<Sensor> sensors = new ArrayList<>();
        Set<String> series = new HashSet<>();
        if (full != null) {
            for (Value element : full.items("a list of {id, quantity, …}")) {
                Sensor sensor = sensor(element);
                if (sensor != null) {
                    addOnce(sensor, element, series, sensors);
                }
            }
            checkSources(sensors, full);
        } else if (brief != null) {
            for (Value element : brief.items("a list such as [water_depth]")) {
                String quantity = quantity(element);
                if (quantity != null) {
                    addOnce(brief(quantity), element, series, sensors);
                }
            }
        }
        return List.copyOf(sensors);
    }

    private static Sensor brief(String quantity) {
        return quantity.equals(DISTANCE)
                ? new Sensor("", quantity, 1, 0, null, null, null, NO_ECHO)
                : Sensor.of("", quantity);
    }

    private static void addOnce(Sensor sensor, Value at, Set<String> series, List<Sensor> sensors) {
        String name =
                sensor.id().isEmpty() ? sensor.quantity() : sensor.quantity() + "@" + sensor.id();
        if (series.add(name)) {
            sensors.add(sensor);
        } else {
            at.refuse("'" + name + "' is listed twice; give each sensor of a quantity its own id");
        }
    }

    private @Nullable String quantity(Value value) {
        String quantity = value.id();
        if (quantity != null && !quantities.containsKey(quantity)) {
            value.refuse(
                    "unknown quantity '"
                            + quantity
                            + "'; add it under quantities with its unit and range"
                            + Suggestion.forWord(quantity, quantities.keySet()));
        }
        return quantity;
    }

    private @Nullable Sensor sensor(Value element) {
        Fields fields = element.fields("a map {id: …, quantity: …}");
        if (fields == null) {
            return null;
        }
        Value idValue = fields.get("id");
        String id = idValue == null ? "" : Items.or(idValue.id(), "");
        Value quantityValue = fields.require("quantity", "a quantity such as water_depth");
        String quantity = quantityValue == null ? null : quantity(quantityValue);
        checkUnit(fields.get("unit"), quantity);
        Double scale = number(fields, "scale");
        if (scale != null && scale == 0) {
            fields.reject("scale", "expected a factor other than 0, found 0");
        }
        Double offset = number(fields, "offset");
        String from = from(fields, quantity);
        List<Double> noData = noData(fields);
        Value rangeValue = fields.get("range");
        double[] range = rangeValue == null ? null : QuantityReader.range(rangeValue);
        for (String key : List.of("resolution", "depth", "azimuth", "v_eq")) {
            number(fields, key);
        }
        fields.refuseUnknown();
        return quantity == null
                ? null
                : new Sensor(
                        id,
                        quantity,
                        Items.or(scale, DISTANCE.equals(from) ? -1.0 : 1.0),
                        Items.or(offset, 0.0),
                        range == null ? null : range[0],
                        range == null ? null : range[1],
                        from,
                        noData == null && quantity.equals(DISTANCE)
                                ? NO_ECHO
                                : Items.or(noData, List.of()));
    }

    private @Nullable String from(Fields fields, @Nullable String quantity) {
        Value value = fields.get("from");
        String from = value == null ? null : quantity(value);
        if (value != null && from != null && from.equals(quantity)) {
            value.refuse("computed from itself; expected another quantity of this station");
        }
        if (DISTANCE.equals(from) && fields.get("offset") == null) {
            fields.reject(
                    "offset",
                    "missing; expected the height in m of the head above what "
                            + quantity
                            + " counts from");
        }
        return from;
    }

    private static @Nullable List<Double> noData(Fields fields) {
        Value value = fields.get("no_data");
        if (value == null) {
            return null;
        }
        List<Double> codes = new ArrayList<>();
        for (Value code : value.items("a list of numbers such as [0, 5]")) {
            Double number = code.number("a number");
            if (number != null) {
                codes.add(number);
            }
        }
        return List.copyOf(codes);
    }

    /** What is computed needs what it is computed from, sent and not computed itself. */
    private static void checkSources(List<Sensor> sensors, Value at) {
        for (Sensor sensor : sensors) {
            boolean found =
                    sensor.from() == null
                            || sensors.stream()
                                    .anyMatch(
                                            other ->
                                                    other.quantity().equals(sensor.from())
                                                            && other.id().equals(sensor.id())
                                                            && other.from() == null);
            if (!found) {
                at.refuse(
                        "'"
                                + sensor.quantity()
                                + "' is computed from "
                                + sensor.from()
                                + ", which no sensor of the same id sends; add {quantity: "
                                + sensor.from()
                                + "}");
            }
        }
    }

    private void checkUnit(@Nullable Value unit, @Nullable String quantity) {
        QuantityDef known = quantity == null ? null : quantities.get(quantity);
        String text = unit == null ? null : unit.text("a unit");
        if (unit != null && text != null && known != null && !text.equals(known.unit())) {
            unit.reject(
                    "'" + known.unit() + "', the unit of " + known.id() + " everywhere",
                    "leave unit out and give scale and offset instead");
        }
    }

    private static @Nullable Double number(Fields fields, String key) {
        Value value = fields.get(key);
        return value == null ? null : value.number("a number");
    }
}
