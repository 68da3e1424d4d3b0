package org.fengsui.hazards.judging;

import org.fengsui.hazards.warning.Level;

/**
 * What one sample says to the {@link LevelMachine}.
 *
 * @param time measured, epoch ms
 * @param reached the level that the value reaches
 * @param held the level that it still holds with hysteresis; at least {@code reached}
 * @param mayRaise false for a value that still needs confirmation
 * @param mayLower false for suspect values and partial sums
 */
public record Step(long time, Level reached, Level held, boolean mayRaise, boolean mayLower) {}
