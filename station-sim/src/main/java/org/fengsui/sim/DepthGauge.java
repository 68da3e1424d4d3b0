package org.fengsui.sim;

import java.util.random.RandomGenerator;
import org.fengsui.sim.physics.LevelSensor;
import org.fengsui.sim.physics.LowPoint;

/** Water depth in an underpass or a sag of a road. */
final class DepthGauge extends DemoGauge {

    static final long INTERVAL_MS = 10_000;
    private static final double DEADLY_DEPTH = 0.28;

    private final LowPoint point;
    private final LevelSensor sensor;
    private boolean dead;

    DepthGauge(DemoSite site, Fault fault, LowPoint.Shape shape, RandomGenerator random) {
        super(site, fault, INTERVAL_MS);
        this.point = new LowPoint(shape);
        this.sensor = new LevelSensor(random);
    }

    @Override
    void advance(double intensity, double seconds) {
        double before = point.depth();
        point.step(intensity, seconds);
        if (fault() == Fault.DIES_WHILE_RISING
                && point.depth() > before
                && point.depth() > DEADLY_DEPTH) {
            dead = true;
        }
    }

    @Override
    void repair() {
        dead = false;
    }

    @Override
    boolean alive() {
        return super.alive() && !dead;
    }

    @Override
    String quantity() {
        return "water_depth";
    }

    @Override
    double read() {
        return sensor.depth(point.depth());
    }

    /** m, without noise. */
    double truth() {
        return point.depth();
    }
}
