package org.fengsui.hazards.lifecycle;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;
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
 * report the same fault is it ours. What the {@link StoreReport} says of the store stands beside
 * that, and the worse of the two decides.
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
        if (hazard != Hazard.SYSTEM) {
            Assessment deciding = worst(contributions.stream());
            return new Fusion(deciding == null ? Level.NONE : deciding.level(), deciding);
        }
        Fusion clocks = clocks(contributions, stations);
        Assessment store = worst(contributions.stream().filter(StoreReport::isOne));
        if (store == null || clocks.level().isAbove(store.level())) {
            return clocks;
        }
        return new Fusion(store.level(), store);
    }

    private static Fusion clocks(Collection<Assessment> contributions, int stations) {
        long faulty = reports(contributions).filter(a -> a.level() != Level.NONE).count();
        boolean ours = faulty >= MIN_FAULTY_STATIONS && 2 * faulty > stations;
        return new Fusion(ours ? Level.ORANGE : Level.NONE, worst(reports(contributions)));
    }

    private static Stream<Assessment> reports(Collection<Assessment> contributions) {
        return contributions.stream().filter(each -> !StoreReport.isOne(each));
    }

    private static @Nullable Assessment worst(Stream<Assessment> contributions) {
        return contributions.max(PRECEDENCE).orElse(null);
    }

    Freshness freshness() {
        return deciding == null ? Freshness.UNKNOWN : deciding.freshness();
    }
}
