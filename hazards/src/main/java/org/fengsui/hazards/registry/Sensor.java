package org.fengsui.hazards.registry;

import org.jspecify.annotations.Nullable;

/**
 * One measuring channel of a station.
 *
 * @param id "" where the station has one sensor for the quantity
 * @param scale value = raw * scale + offset
 * @param min smallest possible value in the quantity's unit, null for the quantity's own range
 * @param max largest possible value, null for the quantity's own range
 */
public record Sensor(
        String id,
        String quantity,
        double scale,
        double offset,
        @Nullable Double min,
        @Nullable Double max) {}
