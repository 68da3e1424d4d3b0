package org.fengsui.gateway.sl651.station;

import java.util.Map;
import java.util.Set;

/**
 * What the values of a station mean.
 *
 * @param series by element, {@code quantity} or {@code quantity@sensor}; an element that is missing
 *     is not published
 * @param bases by element F5 to FC, the level that its relative levels count from, m above datum
 * @param corrections by element F5 to FC, added to its relative levels, m
 * @param zeroIsNoData elements of which 0 means that there is no value
 * @param statusBits bits of the status word that are wired at this station
 * @param liveAge ms; older values are history
 */
public record Meaning(
        Map<Integer, String> series,
        Map<Integer, Double> bases,
        Map<Integer, Double> corrections,
        SlotTime slotTime,
        ZeroFill zeroFill,
        Set<Integer> zeroIsNoData,
        Set<StatusBit> statusBits,
        long liveAge) {

    private static final long HALF_AN_HOUR = 1_800_000;

    /** The packaged mapping, and what stations usually do. */
    public static final Meaning USUAL =
            new Meaning(
                    UsualSeries.BY_ELEMENT,
                    Map.of(),
                    Map.of(),
                    SlotTime.AUTO,
                    ZeroFill.AUTO,
                    Set.of(),
                    StatusBit.USUAL,
                    HALF_AN_HOUR);
}
