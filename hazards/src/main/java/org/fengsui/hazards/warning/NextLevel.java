package org.fengsui.hazards.warning;

/**
 * How far it is to the next level.
 *
 * @param distance what is still missing, in the unit of the deciding indicator
 * @param eta epoch ms at which the trend reaches it, 0 without a usable trend
 * @param etaEarliest lower end of the range, epoch ms, 0 without a trend
 * @param etaLatest upper end of the range, epoch ms, 0 where it may never be reached
 */
public record NextLevel(Level level, double distance, long eta, long etaEarliest, long etaLatest) {}
