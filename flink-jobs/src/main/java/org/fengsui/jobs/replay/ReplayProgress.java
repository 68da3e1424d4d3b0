package org.fengsui.jobs.replay;

import java.util.function.LongSupplier;

/** How far a replay is, for whoever shows it. Thread-safe. */
public final class ReplayProgress {

    /** The parts of a replay, in order. */
    public enum Phase {
        /** Surveys and sorts the inputs; counted in bytes. */
        READING,
        /** Runs the job; counted in records. */
        JUDGING,
        /** Merges and writes the results; not counted. */
        WRITING
    }

    private record Step(Phase phase, long total, LongSupplier done) {}

    private volatile Step step = new Step(Phase.READING, 0, () -> 0);

    public Phase phase() {
        return step.phase;
    }

    /** What is done of {@link #total} in this phase. */
    public long done() {
        return step.done.getAsLong();
    }

    /** The extent of this phase, 0 where it is not known. */
    public long total() {
        return step.total;
    }

    void enter(Phase phase, long total, LongSupplier done) {
        step = new Step(phase, total, done);
    }
}
