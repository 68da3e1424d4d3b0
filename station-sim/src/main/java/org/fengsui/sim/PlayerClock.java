package org.fengsui.sim;

import java.io.IOException;

/**
 * Simulated time that runs at a multiple of wall time and ticks on its full minutes.
 *
 * <p>Ticks come only between messages, strictly before the next one, at most one for each simulated
 * minute and at most one in {@value #LEAST_TICK_GAP_MS} ms of wall time: on a faster clock the
 * minutes between are passed over.
 */
final class PlayerClock {

    private static final long MINUTE_MS = 60_000;
    private static final long LEAST_TICK_GAP_MS = 20;

    interface Ticker {
        void tick(long time) throws IOException, InterruptedException;
    }

    private final long start;
    private final double speed;
    private final Pacing pacing;
    private final Ticker ticker;
    private final long startedAt;
    private long lastTickAt;
    private long passed;
    private long ticks;

    PlayerClock(long start, double speed, Pacing pacing, Ticker ticker) {
        this.start = start;
        this.speed = speed;
        this.pacing = pacing;
        this.ticker = ticker;
        this.startedAt = pacing.millis();
        this.lastTickAt = startedAt;
        this.passed = Math.floorDiv(start, MINUTE_MS) * MINUTE_MS;
    }

    /** Waits until a message of this time is due; ticks on the minutes before it. */
    void advanceTo(long time) throws IOException, InterruptedException {
        long newest = Math.floorDiv(time - 1, MINUTE_MS) * MINUTE_MS;
        while (passed < newest) {
            waitFor(passed + MINUTE_MS);
            passed = Math.max(passed + MINUTE_MS, Math.min(newest, minuteNow(newest)));
            if (pacing.millis() - lastTickAt >= LEAST_TICK_GAP_MS) {
                tick(passed);
            }
        }
        waitFor(time);
    }

    /** The tick at the end, always. */
    void finish(long time) throws IOException, InterruptedException {
        tick(time);
    }

    long ticks() {
        return ticks;
    }

    private void tick(long time) throws IOException, InterruptedException {
        ticker.tick(time);
        ticks++;
        lastTickAt = pacing.millis();
    }

    private long minuteNow(long unpaced) {
        if (speed == 0) {
            return unpaced;
        }
        double now = start + (pacing.millis() - startedAt) * speed;
        return (long) Math.floor(now / MINUTE_MS) * MINUTE_MS;
    }

    private void waitFor(long time) throws InterruptedException {
        if (speed == 0) {
            return;
        }
        long due = startedAt + (long) Math.ceil((time - start) / speed);
        for (long left = due - pacing.millis(); left > 0; left = due - pacing.millis()) {
            pacing.sleep(left);
        }
    }
}
