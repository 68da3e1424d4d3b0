package org.fengsui.gateway.sl651.publish;

/**
 * One value to be published.
 *
 * @param time epoch ms
 * @param period ms that an amount covers, 0 for a value of a moment
 * @param suspect whether the station itself, or its message, gives reason to doubt it
 * @param series {@code quantity} or {@code quantity@sensor}
 */
record Point(
        String station,
        long time,
        long period,
        boolean historical,
        boolean suspect,
        String series,
        double value) {

    /** What makes two points the same reading. */
    record Identity(String station, String series, long period, long time) {}

    Identity identity() {
        return new Identity(station, series, period, time);
    }
}
