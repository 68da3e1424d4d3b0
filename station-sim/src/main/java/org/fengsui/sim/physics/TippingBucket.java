package org.fengsui.sim.physics;

/** A rain gauge that reports whole tips of 0.1 mm; what fills no tip is kept for the next. */
public final class TippingBucket {

    private static final double TIP = 0.1;

    private double inBucket;
    private long tips;

    /** Rain of the given intensity (mm/h) falls for a while. */
    public void fill(double intensity, double seconds) {
        inBucket += intensity / 3600 * seconds;
        long tipped = (long) Math.floor(inBucket / TIP);
        inBucket -= tipped * TIP;
        tips += tipped;
    }

    /** mm since the last call. */
    public double empty() {
        double sum = tips / 10.0;
        tips = 0;
        return sum;
    }
}
