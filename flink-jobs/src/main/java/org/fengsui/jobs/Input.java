package org.fengsui.jobs;

import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.wire.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * What enters the pipeline: a message as it arrived, or, from a recorded file, a reading that needs
 * no decoding. Exactly one of the two is set.
 *
 * @param received epoch ms
 */
public record Input(long received, @Nullable Arrival arrival, @Nullable Reading reading) {

    public static Input of(Arrival arrival) {
        return new Input(arrival.received(), arrival, null);
    }

    public static Input of(Reading reading) {
        return new Input(reading.received(), null, reading);
    }
}
