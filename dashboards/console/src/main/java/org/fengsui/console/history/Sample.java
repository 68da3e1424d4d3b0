package org.fengsui.console.history;

/**
 * One stored value.
 *
 * @param time measured, epoch ms
 * @param quality 1, 2, 3, 4 or 9
 * @param period ms that an amount covers, 0 for an instant
 */
public record Sample(long time, double value, int quality, long period) {}
