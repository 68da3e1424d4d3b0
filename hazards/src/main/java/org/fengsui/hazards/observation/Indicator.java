package org.fengsui.hazards.observation;

/**
 * A number derived from observations.
 *
 * @param name e.g. {@code rise_rate}, {@code minutes_to_orange}, {@code rain_1h}; units in design 6
 * @param time measured time it belongs to, epoch ms
 * @param received {@code received} of the event that caused it, epoch ms
 */
public record Indicator(
        String station, String subject, String name, long time, double value, long received) {}
