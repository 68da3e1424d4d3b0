package org.fengsui.hazards.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a station, or its last will, says of itself (topic {@code status/{station}}).
 *
 * @param time epoch ms as sent
 * @param mode {@code patrol}, {@code manual} or {@code parked}, for cameras
 * @param imaging {@code day} or {@code thermal}, for cameras
 * @param visibility m
 * @param power as the station words it, e.g. {@code mains}, {@code battery}
 * @param faults as the station words them
 * @param received epoch ms
 */
public record StationStatus(
        String station,
        long time,
        boolean online,
        @Nullable String mode,
        @Nullable String pose,
        @Nullable Boolean azimuthKnown,
        @Nullable String imaging,
        @Nullable Double visibility,
        @Nullable String power,
        List<String> faults,
        long received) {}
