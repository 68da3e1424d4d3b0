package org.fengsui.sim;

import org.jspecify.annotations.Nullable;

/** One gauge of the demo district: it stands in the rain, and it is read now and then. */
abstract class DemoGauge {

    /** What is the matter with a gauge. */
    enum Fault {
        NONE,
        DIES_WHILE_RISING,
        CLOCK_EIGHT_HOURS_AHEAD,
        NEVER_REPORTS
    }

    private static final long EIGHT_HOURS_MS = 8 * 3_600_000L;

    private final DemoSite site;
    private final Fault fault;
    private final long interval;
    private long due;

    /**
     * @param interval ms between reports
     */
    DemoGauge(DemoSite site, Fault fault, long interval) {
        this.site = site;
        this.fault = fault;
        this.interval = interval;
    }

    /** Rain of the given intensity (mm/h) falls on its catchment. */
    abstract void advance(double intensity, double seconds);

    abstract String quantity();

    /** What the gauge shows now. */
    abstract double read();

    /** ISO-8601 duration that a value covers, "" for an instant. */
    String period() {
        return "";
    }

    /** A crew has been here. */
    void repair() {}

    boolean alive() {
        return fault != Fault.NEVER_REPORTS;
    }

    DemoSite site() {
        return site;
    }

    Fault fault() {
        return fault;
    }

    /** Ms between reports. */
    long interval() {
        return interval;
    }

    /** First report on or after this moment. */
    void startAt(long now, long phase) {
        due = now + phase % interval;
    }

    /** Its report, null where none is due or it cannot send. */
    @Nullable DemoReport reportAt(long now) {
        if (now < due) {
            return null;
        }
        long missed = (now - due) / interval;
        long measured = measuredAt(now, due + missed * interval);
        due += (missed + 1) * interval;
        double value = read();
        if (!alive() || !complete(missed)) {
            return null;
        }
        return new DemoReport(site.station(), clockAt(measured), period(), quantity(), value);
    }

    /** What its own clock says. */
    long clockAt(long now) {
        return fault == Fault.CLOCK_EIGHT_HOURS_AHEAD ? now + EIGHT_HOURS_MS : now;
    }

    /** The moment a report stands for: now, to the second. */
    long measuredAt(long now, long dueAt) {
        return Math.floorDiv(now, 1_000) * 1_000;
    }

    /** Whether the value means what it should after so many missed reports. */
    boolean complete(long missed) {
        return true;
    }
}
