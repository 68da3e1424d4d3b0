package org.fengsui.jobs.mqtt;

import java.util.concurrent.CompletableFuture;

/** The future by which a reader asks to be polled. Safe from any thread. */
final class Availability {

    private CompletableFuture<Void> future = new CompletableFuture<>();

    synchronized CompletableFuture<Void> future() {
        return future;
    }

    void signal() {
        future().complete(null);
    }

    /** To be called before the last look at the queues, so that nothing is overlooked. */
    synchronized void reset() {
        if (future.isDone()) {
            future = new CompletableFuture<>();
        }
    }
}
