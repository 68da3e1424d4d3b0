package org.fengsui.console.board;

import java.time.Clock;

/**
 * What "now" is: the wall clock, or in a simulated run the greatest time the feed has carried.
 *
 * <p>Thread-safety: any thread.
 */
public final class FeedClock {

    private final boolean simulated;
    private final Clock wall;
    private long greatest;

    public FeedClock(boolean simulated, Clock wall) {
        this.simulated = simulated;
        this.wall = wall;
    }

    public boolean simulated() {
        return simulated;
    }

    /** Takes a tick or a {@code received} property, epoch ms. It never runs back. */
    public synchronized void observe(long received) {
        greatest = Math.max(greatest, received);
    }

    /** Now, epoch ms; 0 in a simulated run that has not begun. */
    public synchronized long now() {
        return simulated ? greatest : wall.millis();
    }

    /** The wall clock, epoch ms: how long the feed itself has been silent is always real time. */
    public long wall() {
        return wall.millis();
    }
}
