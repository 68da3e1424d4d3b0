package org.fengsui.hazards.registry;

/**
 * How often a station reports, ms. A single interval is the same in all three.
 *
 * @param dry between reports when nothing happens
 * @param wet between reports during an event
 * @param heartbeat longest silence of a healthy station
 */
public record Interval(long dry, long wet, long heartbeat) {

    public static Interval every(long ms) {
        return new Interval(ms, ms, ms);
    }
}
