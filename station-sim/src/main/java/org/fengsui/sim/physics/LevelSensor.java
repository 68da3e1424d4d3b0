package org.fengsui.sim.physics;

import java.util.random.RandomGenerator;

/**
 * A level gauge: whole millimetres with a little bell-shaped noise, cut at 3 mm so that no reading
 * is a fault by chance.
 */
public final class LevelSensor {

    private static final double DEVIATION = 0.001;
    private static final double LARGEST = 0.003;
    private static final double WET = 0.002;

    private final RandomGenerator random;

    public LevelSensor(RandomGenerator random) {
        this.random = random;
    }

    /** A level that may have any sign, m. */
    public double stage(double truth) {
        double noise = Math.max(-LARGEST, Math.min(LARGEST, random.nextGaussian(0, DEVIATION)));
        return Math.round((truth + noise) * 1000) / 1000.0;
    }

    /** A depth, m: never negative, and exactly 0 on a dry floor. */
    public double depth(double truth) {
        return truth < WET ? 0 : Math.max(0, stage(truth));
    }
}
