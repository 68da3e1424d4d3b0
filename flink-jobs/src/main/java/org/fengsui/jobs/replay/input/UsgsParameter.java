package org.fengsui.jobs.replay.input;

import org.jspecify.annotations.Nullable;

/**
 * The parameter codes of the USGS that have a quantity here, and what one of their units is in
 * ours.
 */
enum UsgsParameter {
    PRECIPITATION("00045", "rain", 25.4, true),
    DISCHARGE("00060", "discharge", 0.028316846592, false),
    GAGE_HEIGHT("00065", "stage", 0.3048, false),
    RESERVOIR_STORAGE("00054", "storage", 0.00123348183754752, false),
    LAKE_ELEVATION_1929("62614", "stage", 0.3048, false),
    LAKE_ELEVATION_1988("62615", "stage", 0.3048, false);

    private final String code;
    private final String quantity;
    private final double factor;
    private final boolean amount;

    UsgsParameter(String code, String quantity, double factor, boolean amount) {
        this.code = code;
        this.quantity = quantity;
        this.factor = factor;
        this.amount = amount;
    }

    /** Null for a code that has none. */
    static @Nullable UsgsParameter ofCode(String code) {
        for (UsgsParameter parameter : values()) {
            if (parameter.code.equals(code)) {
                return parameter;
            }
        }
        return null;
    }

    String quantity() {
        return quantity;
    }

    /** Whether it is an amount since the value before. */
    boolean isAmount() {
        return amount;
    }

    /** Sensor of it: a lake has a gage height beside its elevation. */
    String sensor() {
        return quantity.equals("stage") && this != GAGE_HEIGHT ? "P" + code : "";
    }

    /** The value in our unit, without the digits that the conversion makes up. */
    double convert(double value) {
        return Math.round(value * factor * 1e6) / 1e6;
    }
}
