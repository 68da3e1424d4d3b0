package org.fengsui.hazards.rain;

/**
 * What was said of a gauge.
 *
 * @param at when it was said last, epoch ms
 */
public record Doubted(Doubt doubt, long at) {}
