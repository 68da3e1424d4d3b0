package org.fengsui.sim.physics;

/**
 * The storm sewer below a low point: it takes what it has room for and passes on what its trunk
 * carries. Once it is full, the low point drains no faster than the trunk.
 */
public final class Sewer {

    private final double capacity;
    private final double trunk;
    private double volume;
    private double discharged;

    /**
     * @param capacity m³ until it is full
     * @param trunk m³/s that it passes on at most
     */
    public Sewer(double capacity, double trunk) {
        this.capacity = capacity;
        this.trunk = trunk;
    }

    /** Takes in what is offered, as far as it can; m³ taken in the step. */
    public double take(double offered, double seconds) {
        double taken = Math.min(offered, capacity - volume + trunk * seconds);
        double filled = volume + taken;
        double passed = Math.min(filled, trunk * seconds);
        volume = filled - passed;
        discharged += passed;
        return taken;
    }

    /** m³ in the sewer. */
    public double volume() {
        return volume;
    }

    /** m³ passed on so far. */
    public double discharged() {
        return discharged;
    }

    public boolean full() {
        return volume >= capacity * 0.999;
    }
}
