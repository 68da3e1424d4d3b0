package org.fengsui.sim.physics;

/**
 * Turns rain on an area into runoff: a share runs off, through one linear reservoir (outflow =
 * storage / delay), solved exactly for rain that is constant over the step. Storage never falls
 * below zero and inflow = outflow + change of storage.
 */
public final class Catchment {

    private final double area;
    private final double runoffShare;
    private final double delay;
    private double storage;

    /**
     * @param area m²
     * @param runoffShare share of the rain that runs off, 0–1
     * @param delay mean time on the surface, s
     */
    public Catchment(double area, double runoffShare, double delay) {
        this.area = area;
        this.runoffShare = runoffShare;
        this.delay = delay;
    }

    /** Volume of water (m³) that runs off in the step, with the given rain in mm/h. */
    public double step(double intensity, double seconds) {
        double inflow = effectiveRain(intensity, seconds);
        double rate = inflow / seconds;
        double decay = Math.exp(-seconds / delay);
        double next = storage * decay + rate * delay * (1 - decay);
        double outflow = Math.max(0, storage + inflow - next);
        storage = next;
        return outflow;
    }

    /** The part of the rain that runs off, m³ in the step. */
    public double effectiveRain(double intensity, double seconds) {
        return intensity / 1000 / 3600 * area * runoffShare * seconds;
    }

    /** m³ still on the surface. */
    public double storage() {
        return storage;
    }
}
