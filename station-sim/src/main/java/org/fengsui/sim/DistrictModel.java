package org.fengsui.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fengsui.sim.physics.StormCell;

/**
 * The demo district without a network: storms cross it one after another, and its gauges report.
 *
 * <p>Same seed, start and steps: same reports. Not thread-safe.
 */
final class DistrictModel {

    /** From the start of one storm to the start of the next. */
    static final long CYCLE_S = 60 * 60;

    private static final double STEP_S = 1;
    private static final long LONGEST_PAUSE_MS = 10 * 60_000;
    private static final double ABOUT_TO_WARN = 0.074;
    private static final long PHASE_MS = 700;

    private final long seed;
    private final List<DemoGauge> gauges;
    private long storms;
    private StormCell storm;
    private double stormTime;
    private long now;

    /**
     * Begins in the middle of a storm, when the first underpass is about to reach its first level.
     *
     * @param now wall clock, epoch ms
     */
    DistrictModel(long seed, long now) {
        this.seed = seed;
        this.now = now;
        this.storm = StormCell.crossing(new Random(seed));
        this.gauges = DemoSites.gauges(new Random(~seed));
        while (deepest() < ABOUT_TO_WARN && stormTime < CYCLE_S) {
            step(STEP_S);
        }
        long phase = 0;
        for (DemoGauge gauge : gauges) {
            gauge.startAt(now, phase);
            phase += PHASE_MS;
        }
    }

    /** Lets time pass until now; what the gauges report meanwhile. */
    List<DemoReport> advanceTo(long wallClock) {
        long pause = wallClock - now;
        double left = Math.max(0, Math.min(pause, LONGEST_PAUSE_MS)) / 1000.0;
        now = wallClock;
        while (left > 0) {
            double seconds = Math.min(left, STEP_S);
            step(seconds);
            left -= seconds;
        }
        List<DemoReport> reports = new ArrayList<>();
        for (DemoGauge gauge : gauges) {
            DemoReport report = gauge.reportAt(wallClock);
            if (report != null) {
                reports.add(report);
            }
        }
        return reports;
    }

    List<DemoGauge> gauges() {
        return gauges;
    }

    private void step(double seconds) {
        stormTime += seconds;
        if (stormTime >= CYCLE_S) {
            stormTime = 0;
            storms++;
            storm = StormCell.crossing(new Random(seed + storms));
            gauges.forEach(DemoGauge::repair);
        }
        for (DemoGauge gauge : gauges) {
            DemoSite site = gauge.site();
            gauge.advance(storm.intensity(site.east(), site.north(), stormTime), seconds);
        }
    }

    private double deepest() {
        double deepest = 0;
        for (DemoGauge gauge : gauges) {
            if (gauge instanceof DepthGauge depth && depth.alive()) {
                deepest = Math.max(deepest, depth.truth());
            }
        }
        return deepest;
    }
}
