package org.fengsui.jobs.mqtt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises a broker whose own limit of unacknowledged messages is below our window, which looks
 * like a slow pipeline: at five checkpoints in a row the same number is unacknowledged, messages
 * came at once after the acknowledgement and then none. Warns once for each session.
 *
 * <p>Safe from any thread.
 */
final class BrokerLimit {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLimit.class);
    private static final int ROUNDS = 5;
    private static final long AT_ONCE_MS = 100;

    private final String clientId;
    private final int window;
    private long acknowledgedAt = CatchUp.NEVER;
    private long firstAfter = CatchUp.NEVER;
    private long last = CatchUp.NEVER;
    private int number;
    private int rounds;
    private int found;

    BrokerLimit(String clientId, int window) {
        this.clientId = clientId;
        this.window = window;
    }

    synchronized void acknowledged(long now) {
        acknowledgedAt = now;
        firstAfter = CatchUp.NEVER;
    }

    synchronized void arrived(long now) {
        last = now;
        if (firstAfter == CatchUp.NEVER) {
            firstAfter = now;
        }
    }

    /** At the beginning of a checkpoint. */
    synchronized void look(long now, int unacknowledged) {
        rounds = stuck(now, unacknowledged) && unacknowledged == number ? rounds + 1 : 0;
        number = unacknowledged;
        if (rounds >= ROUNDS - 1 && found == 0) {
            found = unacknowledged;
            LOG.warn(
                    "{} never has more than {} unacknowledged messages though its window is {}: the"
                            + " broker has a lower limit of its own, which holds this session to"
                            + " about {} messages/s; raise it (EMQX: mqtt.max_inflight 65535) or"
                            + " add sessions",
                    clientId,
                    found,
                    window,
                    found * 1_000L / Math.max(1, now - acknowledgedAt));
        }
    }

    private boolean stuck(long now, int unacknowledged) {
        return unacknowledged > 0
                && unacknowledged < window
                && acknowledgedAt != CatchUp.NEVER
                && firstAfter != CatchUp.NEVER
                && firstAfter - acknowledgedAt <= AT_ONCE_MS
                && now - last >= (now - acknowledgedAt) / 2;
    }

    /** The limit that was found, 0 where none was. */
    synchronized int found() {
        return found;
    }
}
