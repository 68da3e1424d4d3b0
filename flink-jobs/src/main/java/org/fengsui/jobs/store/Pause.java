package org.fengsui.jobs.store;

/** Waiting, so that tests need not. */
@FunctionalInterface
interface Pause {

    /** Returns after the time; throws {@link InterruptedException} when the uploader is closed. */
    void await(long millis) throws InterruptedException;
}
