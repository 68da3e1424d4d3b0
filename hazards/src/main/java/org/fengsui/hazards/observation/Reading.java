package org.fengsui.hazards.observation;

/**
 * One value as a station sent it. Identity is (station, sensor, quantity, period, time).
 *
 * @param station id of the station
 * @param sensor id of the sensor, "" where the station has one sensor for the quantity
 * @param quantity name of the quantity, e.g. {@code water_depth}; the value is in that quantity's
 *     unit (design 6)
 * @param period ms that an amount covers, ending at {@code time}; 0 for an instant
 * @param time when it was measured, epoch ms, as sent
 * @param seq the station's counter, -1 without one; it only finds gaps and orders corrections
 * @param historical the station says that this is stored data, not now
 * @param value the value; finite
 * @param quality the sender's own flag; {@link Quality#NOT_EVALUATED} without one
 * @param received when the source emitted it, epoch ms
 */
public record Reading(
        String station,
        String sensor,
        String quantity,
        long period,
        long time,
        long seq,
        boolean historical,
        double value,
        Quality quality,
        long received) {

    /**
     * What is computed from it, of another quantity.
     *
     * @param otherPeriod ms that an amount covers, 0 for an instant
     */
    public Reading as(String otherQuantity, long otherPeriod, double otherValue) {
        return new Reading(
                station,
                sensor,
                otherQuantity,
                otherPeriod,
                time,
                seq,
                historical,
                otherValue,
                quality,
                received);
    }

    /** {@code quantity} or {@code quantity@sensor}: the series this reading belongs to. */
    public String series() {
        return sensor.isEmpty() ? quantity : quantity + "@" + sensor;
    }
}
