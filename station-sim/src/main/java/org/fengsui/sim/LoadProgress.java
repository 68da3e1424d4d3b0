package org.fengsui.sim;

/**
 * What a load reached so far.
 *
 * @param acknowledged messages that the broker acknowledged
 * @param seconds since the start
 */
public record LoadProgress(long acknowledged, double seconds) {

    /** Messages acknowledged per second since the start. */
    public double rate() {
        return seconds > 0 ? acknowledged / seconds : 0;
    }
}
