package org.fengsui.sim;

/**
 * How far a playing is.
 *
 * @param messages published so far
 * @param total to be published
 * @param received simulated time of the newest message, epoch ms
 */
public record PlayerProgress(long messages, long total, long received) {}
