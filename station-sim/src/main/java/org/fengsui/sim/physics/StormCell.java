package org.fengsui.sim.physics;

import java.util.random.RandomGenerator;

/**
 * A storm that moves in a straight line; its rain falls off like a bell curve from its centre.
 *
 * @param hyetograph rain at the centre
 * @param east position of the centre at the start, m
 * @param north position of the centre at the start, m
 * @param velocityEast m/s
 * @param velocityNorth m/s
 * @param radius distance at which the rain is 61 % of the centre's, m
 */
public record StormCell(
        Hyetograph hyetograph,
        double east,
        double north,
        double velocityEast,
        double velocityNorth,
        double radius) {

    /**
     * Intensity in mm/h at a place.
     *
     * @param time s since the storm began
     */
    public double intensity(double atEast, double atNorth, double time) {
        double de = atEast - (east + velocityEast * time);
        double dn = atNorth - (north + velocityNorth * time);
        return hyetograph.intensity(time) * Math.exp(-(de * de + dn * dn) / (2 * radius * radius));
    }

    /**
     * A heavy convective storm that comes from the west or south-west and crosses the origin at its
     * peak.
     *
     * @param random the same generator state gives the same storm
     */
    public static StormCell crossing(RandomGenerator random) {
        double duration = 60 * random.nextDouble(24, 28);
        double peak = random.nextDouble(0.38, 0.46);
        double total = random.nextDouble(46, 52);
        double heading = Math.toRadians(random.nextDouble(60, 110));
        double speed = random.nextDouble(3.0, 4.5);
        double ve = speed * Math.sin(heading);
        double vn = speed * Math.cos(heading);
        double peakAt = peak * duration;
        return new StormCell(
                new Hyetograph(total, duration, peak),
                random.nextDouble(-600, 600) - ve * peakAt,
                random.nextDouble(-600, 600) - vn * peakAt,
                ve,
                vn,
                random.nextDouble(3_400, 4_000));
    }
}
