package org.fengsui.jobs.mqtt;

/** A clock that a test sets. */
final class ManualClock implements MillisClock {

    private volatile long now;

    ManualClock(long now) {
        this.now = now;
    }

    @Override
    public long millis() {
        return now;
    }

    void set(long to) {
        now = to;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void advance(long ms) {
        now += ms;
    }
}
