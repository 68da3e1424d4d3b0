package org.fengsui.hazards.trend;

/**
 * Minutes until a trend reaches a threshold, counted from the trend's time.
 *
 * @param minutes along the median slope
 * @param earliest along the upper slope, at most {@code minutes}
 * @param latest along the lower slope; infinite where that lies beyond the trend's reach
 */
public record Eta(double minutes, double earliest, double latest) {}
