package org.fengsui.jobs.mqtt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a session out of filters that it no longer serves, and a retired one out of service, so
 * that nothing is lost with any broker: some drop what is queued when a session unsubscribes.
 *
 * <ol>
 *   <li>When the sessions that stay are subscribed, the queue was steadily empty and a checkpoint
 *       begun after that is complete: unsubscribe.
 *   <li>A retired session then drains once more in the same way, is closed with session expiry 0
 *       and leaves the state.
 * </ol>
 *
 * <p>Task thread only.
 */
final class Withdrawal {

    private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);
    private static final long NONE = Long.MAX_VALUE;

    private final SessionSlot slot;
    private final Quiet quiet = new Quiet();
    private boolean allowed;
    private boolean steady;
    private boolean withdrawn;
    private long covering = NONE;

    Withdrawal(SessionSlot slot) {
        this.slot = slot;
    }

    SessionSlot slot() {
        return slot;
    }

    void allow() {
        allowed = true;
    }

    void observe(long now) {
        if (allowed && (!withdrawn || slot.withdrawn())) {
            steady |= quiet.steady(now, slot.drained());
        }
    }

    void snapshot(long checkpoint) {
        if (steady && covering == NONE) {
            covering = checkpoint;
        }
    }

    /**
     * To be called after what the checkpoint holds was acknowledged.
     *
     * @return whether the slot is done with
     */
    boolean complete(long checkpoint) {
        if (checkpoint < covering) {
            return false;
        }
        if (withdrawn) {
            if (slot.drained() && slot.unacknowledged() == 0) {
                LOG.info("{} is retired and closed for good", slot.split().clientId());
                slot.end();
                return true;
            }
            again();
            return false;
        }
        slot.withdraw();
        withdrawn = true;
        again();
        return !slot.retired();
    }

    private void again() {
        covering = NONE;
        steady = false;
        quiet.restart();
    }
}
