package org.fengsui.hazards.rules;

import java.util.Comparator;
import java.util.List;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** Thresholds of one subject in rising order of value; several may stand for one level. */
public record LevelTable(List<Threshold> thresholds) implements Levels {

    public LevelTable {
        thresholds =
                thresholds.stream().sorted(Comparator.comparingDouble(Threshold::value)).toList();
    }

    @Override
    public LevelTable at(long time) {
        return this;
    }

    /** The level that the value reaches. */
    public Level levelOf(double value) {
        Threshold reached = highestMet(value, 0);
        return reached == null ? Level.NONE : reached.level();
    }

    /** The level that the value still holds when every threshold lies lower by the margin. */
    public Level levelHeld(double value, double hysteresis) {
        Threshold reached = highestMet(value, hysteresis);
        return reached == null ? Level.NONE : reached.level();
    }

    /** The most dangerous threshold that the value meets, null for none. */
    public @Nullable Threshold highestMet(double value, double hysteresis) {
        Threshold highest = null;
        for (Threshold threshold : thresholds) {
            if (threshold.metBy(value, hysteresis)
                    && (highest == null || threshold.level().isAtLeast(highest.level()))) {
                highest = threshold;
            }
        }
        return highest;
    }

    /** The lowest threshold of a level above the given one, null at the top. */
    public @Nullable Threshold nextAbove(Level level) {
        for (Threshold threshold : thresholds) {
            if (threshold.level().isAbove(level)) {
                return threshold;
            }
        }
        return null;
    }
}
