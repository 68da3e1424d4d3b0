package org.fengsui.hazards.rules;

/**
 * How a rain gauge is held against those around it.
 *
 * @param withinKm gauges nearer than this, of the same district, are around it
 * @param gauges so many of them must report before anything is said
 * @param blocked window and mm: the median around that makes a gauge below {@code share} of it
 *     doubtful
 * @param share of that median
 * @param burst window and mm that make a gauge doubtful ...
 * @param others ... while none around it has more than so many mm
 */
public record NeighbourRule(
        double withinKm, int gauges, Sum blocked, double share, Sum burst, double others) {

    /** {@code mm} within {@code window} ms. */
    public record Sum(long window, double mm) {}
}
