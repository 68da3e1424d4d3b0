package org.fengsui.hazards.rain;

import org.fengsui.hazards.warning.Level;

/**
 * How hard it rains on the area of a place, told when it comes to matter there and when it no
 * longer does.
 *
 * @param subject the place
 * @param area whose rain it is
 * @param level of the rain
 * @param time measured time, epoch ms
 * @param received {@code received} of the cause, epoch ms
 */
public record PlaceRain(String subject, String area, Level level, long time, long received) {}
