package org.fengsui.sim;

import org.fengsui.sim.physics.TippingBucket;

/** Rain of each full minute; a minute that was not seen whole is not reported. */
final class RainGauge extends DemoGauge {

    static final long INTERVAL_MS = 60_000;

    private final TippingBucket bucket = new TippingBucket();
    private boolean sawMinuteBegin;

    RainGauge(DemoSite site) {
        super(site, Fault.NONE, INTERVAL_MS);
    }

    @Override
    void startAt(long now, long phase) {
        super.startAt((Math.floorDiv(now, INTERVAL_MS) + 1) * INTERVAL_MS, 0);
    }

    @Override
    void advance(double intensity, double seconds) {
        bucket.fill(intensity, seconds);
    }

    @Override
    String quantity() {
        return "rain";
    }

    @Override
    String period() {
        return "PT1M";
    }

    @Override
    double read() {
        return bucket.empty();
    }

    @Override
    long measuredAt(long now, long dueAt) {
        return dueAt;
    }

    @Override
    boolean complete(long missed) {
        boolean whole = sawMinuteBegin && missed == 0;
        sawMinuteBegin = true;
        return whole;
    }
}
