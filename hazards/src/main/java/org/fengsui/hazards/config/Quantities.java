package org.fengsui.hazards.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.hazards.registry.QuantityDef;

/**
 * The quantities every registry knows, with their units (design 6).
 *
 * <p>The ranges are what physics or the records of the world allow, wide enough for any site and
 * narrow enough to stop the usual no-data numbers (-9999, -999999, 99999). A site narrows them per
 * sensor. Rain: the largest amount ever measured in a day, 1825 mm.
 */
final class Quantities {

    private static final Map<String, QuantityDef> BUILT_IN = new LinkedHashMap<>();

    static {
        instant("water_depth", "m", -0.1, 20);
        instant("stage", "m", -200, 6000);
        instant("distance", "m", 0, 100);
        instant("mud_level", "m", -1, 100);
        instant("groundwater", "m", -500, 6000);
        BUILT_IN.put("rain", new QuantityDef("rain", "mm", 0, 1825, true));
        instant("rain_total", "mm", 0, 1_000_000);
        instant("discharge", "m³/s", -50_000, 300_000);
        instant("inflow", "m³/s", -50_000, 300_000);
        instant("outflow", "m³/s", 0, 300_000);
        instant("storage", "10⁶ m³", 0, 200_000);
        instant("gate_opening", "m", 0, 100);
        instant("pump_running", "1", 0, 1);
        instant("mains", "1", 0, 1);
        instant("displacement", "mm", -100_000, 100_000);
        instant("displacement_e", "mm", -100_000, 100_000);
        instant("displacement_n", "mm", -100_000, 100_000);
        instant("displacement_u", "mm", -100_000, 100_000);
        instant("crack", "mm", -10_000, 10_000);
        instant("tilt", "deg", -180, 180);
        instant("acceleration", "mg", -20_000, 20_000);
        instant("pore_pressure", "kPa", -100, 10_000);
        instant("soil_moisture", "%", 0, 100);
        instant("relative_humidity", "%", 0, 105);
        instant("air_temperature", "°C", -70, 60);
        instant("wind_speed", "m/s", 0, 120);
        instant("wind_direction", "deg", 0, 360);
        instant("visibility", "m", 0, 100_000);
        instant("battery", "V", 0, 100);
        instant("signal", "dBm", -200, 20);
    }

    private Quantities() {}

    static Map<String, QuantityDef> builtIn() {
        return new LinkedHashMap<>(BUILT_IN);
    }

    private static void instant(String id, String unit, double min, double max) {
        BUILT_IN.put(id, new QuantityDef(id, unit, min, max, false));
    }
}
