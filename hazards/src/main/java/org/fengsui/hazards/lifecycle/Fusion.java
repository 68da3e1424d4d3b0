package org.fengsui.hazards.lifecycle;

import java.util.Collection;
import java.util.Comparator;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * What several stations say together of one subject and hazard.
 *
 * <p>The most dangerous assessment decides; among equals a fresh one before one that is stale, then
 * the newest, then the station's id, so that the result does not depend on the order of arrival.
 * Hazard {@code system} is decided by majority instead: only when more than half of all stations
 * report the same fault is it ours.
 *
 * @param level the level of the subject
 * @param deciding the assessment it rests on, null where nothing contributes
 */
record Fusion(Level level, @Nullable Assessment deciding) {

    private static final int MIN_FAULTY_STATIONS = 3;

    private static final Comparator<Assessment> PRECEDENCE =
            Comparator.comparing(Assessment::level)
                    .thenComparing(Assessment::freshness, Comparator.reverseOrder())
                    .thenComparingLong(Assessment::time)
                    .thenComparing(Assessment::station, Comparator.reverseOrder())
                    .thenComparing(Assessment::sensor, Comparator.reverseOrder());

    static Fusion of(Hazard hazard, Collection<Assessment> contributions, int stations) {
        Assessment deciding = contributions.stream().max(PRECEDENCE).orElse(null);
        if (deciding == null) {
            return new Fusion(Level.NONE, null);
        }
        if (hazard != Hazard.SYSTEM) {
            return new Fusion(deciding.level(), deciding);
        }
        long faulty = contributions.stream().filter(a -> a.level() != Level.NONE).count();
        boolean ours = faulty >= MIN_FAULTY_STATIONS && 2 * faulty > stations;
        return new Fusion(ours ? Level.ORANGE : Level.NONE, deciding);
    }

    Freshness freshness() {
        return deciding == null ? Freshness.UNKNOWN : deciding.freshness();
    }
}
