package org.fengsui.jobs.mqtt;

/**
 * Tells that a queue is steadily empty: found so in every 200 ms for 2 s. One look proves nothing,
 * a broker sends in bursts.
 */
final class Quiet {

    private static final long GAP_MS = 200;
    private static final long STEADY_MS = 2_000;

    private long lastEmpty = CatchUp.NEVER;
    private long since;

    /** Forgets what it saw. */
    void restart() {
        lastEmpty = CatchUp.NEVER;
    }

    /** Takes a look into account and answers. */
    boolean steady(long now, boolean empty) {
        if (!empty) {
            return false;
        }
        if (lastEmpty == CatchUp.NEVER || now - lastEmpty > GAP_MS) {
            since = now;
        }
        lastEmpty = now;
        return now - since >= STEADY_MS;
    }
}
