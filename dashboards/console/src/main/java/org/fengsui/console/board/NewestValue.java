package org.fengsui.console.board;

/**
 * The newest value of one series.
 *
 * @param time when the station says it was measured, epoch ms
 * @param arrival when it reached us, epoch ms: its age is counted from here
 * @param period ms that an amount covers, 0 for an instant
 * @param clockFault {@code time} lies in the future or too far back to be the station's now
 */
public record NewestValue(double value, long time, long arrival, long period, boolean clockFault) {

    NewestValue withValue(double other) {
        return new NewestValue(other, time, arrival, period, clockFault);
    }
}
