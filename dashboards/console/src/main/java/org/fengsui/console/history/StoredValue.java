package org.fengsui.console.history;

/**
 * The newest stored value of one series.
 *
 * @param series {@code quantity} or {@code quantity@sensor}
 * @param period ms that an amount covers, 0 for an instant
 * @param received epoch ms
 */
public record StoredValue(
        String station, String series, double value, long time, long period, long received) {}
