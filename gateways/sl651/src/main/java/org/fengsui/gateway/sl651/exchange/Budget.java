package org.fengsui.gateway.sl651.exchange;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for messages that are not whole yet, shared by all connections. Thread-safe. */
final class Budget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    Budget(long most) {
        this.most = most;
    }

    /** Takes the bytes in any case; false where that is more than there is. */
    boolean take(int bytes) {
        return taken.addAndGet(bytes) <= most;
    }

    void release(int bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
