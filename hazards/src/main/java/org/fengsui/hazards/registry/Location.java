package org.fengsui.hazards.registry;

import org.jspecify.annotations.Nullable;

/** WGS-84 position, degrees; elevation in m where known. */
public record Location(double lon, double lat, @Nullable Double elevation) {}
