package org.fengsui.hazards.registry;

/**
 * A quantity: its unit (design 6) and the range outside which a value cannot be true.
 *
 * @param amount whether a value covers a period (rain) rather than an instant
 */
public record QuantityDef(String id, String unit, double min, double max, boolean amount) {}
