package org.fengsui.jobs.mqtt;

/**
 * Messages are acknowledged at checkpoints only, so without any the window fills and the broker
 * falls silent without an error. A window that stays full for a minute in a job that never began a
 * checkpoint is that error.
 */
final class CheckpointGuard {

    private static final long PATIENCE_MS = 60_000;

    private boolean begun;
    private long fullSince = CatchUp.NEVER;

    void checkpointBegun() {
        begun = true;
    }

    void check(long now, boolean windowFull) {
        if (begun || !windowFull) {
            fullSince = CatchUp.NEVER;
        } else if (fullSince == CatchUp.NEVER) {
            fullSince = now;
        } else if (now - fullSince >= PATIENCE_MS) {
            throw new IllegalStateException(
                    "the MQTT receive window has been full for 60 s and no checkpoint has begun:"
                            + " messages are acknowledged at checkpoints only; set"
                            + " execution.checkpointing.interval");
        }
    }
}
