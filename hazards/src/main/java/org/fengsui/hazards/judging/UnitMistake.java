package org.fengsui.hazards.judging;

import java.util.Set;
import org.fengsui.hazards.registry.QuantityDef;
import org.jspecify.annotations.Nullable;

/** Recognises millimetres and centimetres where metres are expected. */
final class UnitMistake {

    /** What devices send for "no value"; it is no length at all. */
    private static final Set<Double> SENTINELS =
            Set.of(9999.0, 99999.0, 999999.0, 32767.0, 65535.0);

    private UnitMistake() {}

    /**
     * What to do about a value above its range; null where it is no matter of units.
     *
     * @param max of the sensor or the quantity, in its unit
     */
    static @Nullable String advice(double value, double max, QuantityDef quantity) {
        boolean length = quantity.unit().equals("m");
        if (!length || value <= max || value / 1000 > max || SENTINELS.contains(value)) {
            return null;
        }
        return value
                + " m is above the "
                + max
                + " m that are possible here and looks like mm or cm: send m, or give the sensor"
                + " scale: 0.001 (mm) or 0.01 (cm) in the registry";
    }
}
