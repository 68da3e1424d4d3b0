package org.fengsui.jobs.replay.input;

import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.IngestGap;
import org.fengsui.hazards.wire.MalformedMessageException;

/**
 * Puts our own downtime where the live run knew of it: before anything that became due inside it.
 *
 * <p>Live, the watermark waits until the gap is known and passes it afterwards. A replay has no
 * such wait, so a gap is taken in at its beginning instead of at its end.
 */
final class Downtimes {

    private Downtimes() {}

    static Arrival known(Arrival arrival) {
        if (!arrival.topic().equals(Arrival.GAP)) {
            return arrival;
        }
        try {
            long from = IngestGap.read(arrival.payload()).from();
            return new Arrival(
                    Math.min(from, arrival.received()), arrival.topic(), arrival.payload());
        } catch (MalformedMessageException unreadable) {
            return arrival; // rejected with its reason where it is decoded
        }
    }
}
