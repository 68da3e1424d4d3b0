package org.fengsui.hazards.observation;

/**
 * A reading with the quality we gave it, as it is stored.
 *
 * @param time the time it is judged at, epoch ms; differs from the time sent under a clock fault
 * @param period ms covered, 0 for an instant
 * @param received epoch ms
 */
public record Observation(
        String station,
        String sensor,
        String quantity,
        String area,
        long time,
        long period,
        double value,
        Quality quality,
        long received) {}
