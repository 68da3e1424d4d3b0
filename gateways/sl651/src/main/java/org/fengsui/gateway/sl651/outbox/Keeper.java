package org.fengsui.gateway.sl651.outbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where messages are safe. Thread-safe, does not block. */
public interface Keeper {
    /**
     * Keeps the messages, all or none.
     *
     * @return completes when they outlive a loss of power; fails where they are not kept
     */
    CompletableFuture<Void> keep(List<OutMessage> messages);
}
