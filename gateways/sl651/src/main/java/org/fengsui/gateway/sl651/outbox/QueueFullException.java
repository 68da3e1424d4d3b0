package org.fengsui.gateway.sl651.outbox;

/** The queue has no room: the broker has been away for too long, or the disk is too slow. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueFullException(String message) {
        super(message);
    }
}
