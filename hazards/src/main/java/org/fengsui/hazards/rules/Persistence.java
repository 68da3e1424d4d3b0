package org.fengsui.hazards.rules;

/**
 * What keeps a level from flapping.
 *
 * @param confirm consecutive readings that must reach a level before it is taken up, at least 1
 * @param hold ms that the value must stay below before the level is given up
 * @param hysteresis how far below the threshold it must be, in the unit of the quantity
 */
public record Persistence(int confirm, long hold, double hysteresis) {}
