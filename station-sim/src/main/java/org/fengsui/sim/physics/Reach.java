package org.fengsui.sim.physics;

/**
 * A river gauge: rain on the catchment goes through a cascade of equal linear reservoirs (Nash's
 * unit hydrograph) and is turned into a stage by a rating curve. Source: Nash, The form of the
 * instantaneous unit hydrograph, IASH 45 (1957); rating stage = zero + (discharge / a)^(1/b).
 */
public final class Reach {

    /**
     * What a reach is like.
     *
     * @param area of the catchment, m²
     * @param runoffShare share of the rain that runs off
     * @param reservoirs length of the cascade, at least 1
     * @param delay of each reservoir, s
     * @param baseFlow m³/s without rain
     * @param zero stage without water, m
     * @param ratingFactor discharge at 1 m above zero, m³/s
     * @param ratingExponent usually 1.5 to 2
     */
    public record Shape(
            double area,
            double runoffShare,
            int reservoirs,
            double delay,
            double baseFlow,
            double zero,
            double ratingFactor,
            double ratingExponent) {}

    private final Shape shape;
    private final double[] storage;
    private double inflow;
    private double outflow;
    private double discharge;

    public Reach(Shape shape) {
        this.shape = shape;
        this.storage = new double[shape.reservoirs()];
        this.discharge = shape.baseFlow();
    }

    /**
     * Lets time pass.
     *
     * @param intensity rain on the catchment, mm/h, at least 0
     * @param seconds length of the step, above 0
     */
    public void step(double intensity, double seconds) {
        double flow = intensity / 1000 / 3600 * shape.area() * shape.runoffShare();
        inflow += flow * seconds;
        double decay = Math.exp(-seconds / shape.delay());
        for (int i = 0; i < storage.length; i++) {
            double next = storage[i] * decay + flow * shape.delay() * (1 - decay);
            flow = Math.max(0, flow + (storage[i] - next) / seconds);
            storage[i] = next;
        }
        outflow += flow * seconds;
        discharge = shape.baseFlow() + flow;
    }

    /** m³/s. */
    public double discharge() {
        return discharge;
    }

    /** m above the gauge's datum. */
    public double stage() {
        return shape.zero()
                + Math.pow(discharge / shape.ratingFactor(), 1 / shape.ratingExponent());
    }

    /** Runoff so far, m³, without the base flow: what {@link #accounted} must add up to. */
    public double inflow() {
        return inflow;
    }

    /** Runoff that has passed or is still in the cascade, m³. */
    public double accounted() {
        double sum = outflow;
        for (double reservoir : storage) {
            sum += reservoir;
        }
        return sum;
    }
}
