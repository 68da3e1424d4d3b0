package org.fengsui.sim;

/**
 * What a playing published; every message was acknowledged.
 *
 * @param readings values in those messages
 * @param leftOut rows that their own quality flag calls bad or missing
 * @param ticks clock ticks, the one at the end included
 * @param from least {@code received}, epoch ms
 * @param to greatest {@code received}, epoch ms
 * @param connections connections to the broker that were needed
 */
public record PlayerResult(
        long messages,
        long readings,
        long leftOut,
        long ticks,
        long from,
        long to,
        int connections) {}
