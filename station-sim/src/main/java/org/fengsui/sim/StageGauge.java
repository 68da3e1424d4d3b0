package org.fengsui.sim;

import java.util.random.RandomGenerator;
import org.fengsui.sim.physics.LevelSensor;
import org.fengsui.sim.physics.Reach;

/** Stage of a river. */
final class StageGauge extends DemoGauge {

    static final long INTERVAL_MS = 10_000;

    private final Reach reach;
    private final LevelSensor sensor;

    StageGauge(DemoSite site, Reach.Shape shape, RandomGenerator random) {
        super(site, Fault.NONE, INTERVAL_MS);
        this.reach = new Reach(shape);
        this.sensor = new LevelSensor(random);
    }

    @Override
    void advance(double intensity, double seconds) {
        reach.step(intensity, seconds);
    }

    @Override
    String quantity() {
        return "stage";
    }

    @Override
    double read() {
        return sensor.stage(reach.stage());
    }
}
