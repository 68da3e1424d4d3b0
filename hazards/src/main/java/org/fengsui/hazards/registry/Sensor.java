package org.fengsui.hazards.registry;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One measuring channel of a station, or one that is computed from another of them.
 *
 * <p>An ultrasonic or radar head looks down and sends {@code distance}; the depth below it is a
 * sensor of quantity {@code water_depth} with {@code from} distance, scale -1 and the height of the
 * head above the ground as offset.
 *
 * @param id "" where the station has one sensor for the quantity; that of the sensor it is computed
 *     from
 * @param scale value = raw * scale + offset
 * @param min smallest possible value in the quantity's unit, null for the quantity's own range
 * @param max largest possible value, null for the quantity's own range
 * @param from quantity of the same station that it is computed from, null where it is sent
 * @param noData what the device sends instead of a value, in the quantity's unit
 */
public record Sensor(
        String id,
        String quantity,
        double scale,
        double offset,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable String from,
        List<Double> noData) {

    /**
     * Depths up to this are a dry ground: the echo of a wet or uneven road. Source: range filter of
     * FloodNet NYC.
     */
    private static final double DRY = 0.010;

    /**
     * What hydrological systems send for "nothing", whatever the unit: no water level or rain is
     * exactly that. Told from values as they are sent, for converted they may look like one.
     */
    private static final Set<Double> NOTHING =
            Set.of(-888.0, -999.0, -999.9, -9999.0, -9999.9, -99999.0, -999999.0);

    private static final Set<String> OF_WATER =
            Set.of(
                    "water_depth",
                    "stage",
                    "distance",
                    "rain",
                    "rain_total",
                    "discharge",
                    "inflow",
                    "outflow",
                    "storage",
                    "gate_opening");

    /** Below the ground by more than this the mounting height is wrong, or the ground is gone. */
    private static final double UNEVEN = 0.1;

    /** One that is sent in the quantity's unit. */
    public static Sensor of(String id, String quantity) {
        return new Sensor(id, quantity, 1, 0, null, null, null, List.of());
    }

    /** Name of its series at the station: {@code quantity} or {@code quantity@sensor}. */
    public String series() {
        return id.isEmpty() ? quantity : quantity + "@" + id;
    }

    /** The value of what was sent or, where it is computed, of the other sensor's value. */
    public double value(double raw) {
        double value = raw * scale + offset;
        boolean dry = value <= DRY && value >= -UNEVEN;
        return from != null && quantity.equals("water_depth") && dry ? 0 : value;
    }

    /** Whether it is an amount of rain that is computed from a counter, reading by reading. */
    public boolean isCounted() {
        return quantity.equals("rain") && "rain_total".equals(from);
    }

    /** Whether the device says with this that it has no value; its codes to the millimetre. */
    public boolean saysNothing(double raw) {
        if (NOTHING.contains(raw) && OF_WATER.contains(quantity)) {
            return true;
        }
        long sent = Math.round(raw * scale * 1000);
        return noData.stream().anyMatch(code -> Math.round(code * 1000) == sent);
    }
}
