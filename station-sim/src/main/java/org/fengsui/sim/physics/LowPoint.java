package org.fengsui.sim.physics;

/**
 * An underpass or a sag in a road: runoff of its catchment collects in a bowl, inlets drain it into
 * the sewer, and above its rim it spills to the neighbourhood.
 *
 * <p>Volume at depth d is floor·d + slope·d²/2 (the water spreads as it rises). Inlets drain in
 * proportion to depth up to their full capacity at 10 cm. All volumes in m³; rain that runs off =
 * surface + bowl + sewer + discharged + spilled at any time.
 */
public final class LowPoint {

    private static final double INLET_FULL_DEPTH = 0.10;

    /**
     * What a low point is like.
     *
     * @param area of the catchment, m²
     * @param runoffShare share of the rain that runs off
     * @param delay mean time of the runoff on the surface, s
     * @param floor area of the bowl's floor, m²
     * @param slope growth of the water's area with depth, m² per m
     * @param rim depth at which it spills, m
     * @param inlets most that the inlets drain, m³/s
     * @param sewer room in the sewer, m³
     * @param trunk most that the sewer passes on, m³/s
     */
    public record Shape(
            double area,
            double runoffShare,
            double delay,
            double floor,
            double slope,
            double rim,
            double inlets,
            double sewer,
            double trunk) {}

    private final Shape shape;
    private final Catchment catchment;
    private final Sewer sewer;
    private double volume;
    private double spilled;
    private double inflow;

    public LowPoint(Shape shape) {
        this.shape = shape;
        this.catchment = new Catchment(shape.area(), shape.runoffShare(), shape.delay());
        this.sewer = new Sewer(shape.sewer(), shape.trunk());
    }

    /**
     * Lets time pass.
     *
     * @param intensity rain on the catchment, mm/h, at least 0
     * @param seconds length of the step, above 0; a few seconds for a smooth curve
     */
    public void step(double intensity, double seconds) {
        inflow += catchment.effectiveRain(intensity, seconds);
        volume += catchment.step(intensity, seconds);
        double opened = Math.min(1, depth() / INLET_FULL_DEPTH);
        volume -= sewer.take(Math.min(volume, shape.inlets() * opened * seconds), seconds);
        double over = volume - volumeAt(shape.rim());
        if (over > 0) {
            volume -= over;
            spilled += over;
        }
    }

    /** Depth of the water at the lowest place, m. */
    public double depth() {
        if (shape.slope() == 0) {
            return volume / shape.floor();
        }
        double floor = shape.floor();
        return (Math.sqrt(floor * floor + 2 * shape.slope() * volume) - floor) / shape.slope();
    }

    /** Runoff so far: what {@link #accounted} must add up to. */
    public double inflow() {
        return inflow;
    }

    /** Everything that became of the runoff. */
    public double accounted() {
        return catchment.storage() + volume + sewer.volume() + sewer.discharged() + spilled;
    }

    private double volumeAt(double depth) {
        return shape.floor() * depth + shape.slope() * depth * depth / 2;
    }
}
