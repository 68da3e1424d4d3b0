package org.fengsui.hazards.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * What several stations say together of one subject and hazard.
 *
 * <p>The most dangerous assessment decides; among equals a fresh one before one that is stale, one
 * from the place itself before one from upstream, then the newest, then the station's id, so that
 * the result does not depend on the order of arrival. Rain of an area and hazard {@code system} are
 * counted instead.
 *
 * @param level the level of the subject
 * @param deciding the assessment it rests on, null where nothing contributes
 * @param agreeing how many gauges have reached the level, and of how many; 0 where nobody counts
 * @param evidence of the deciding assessment, then of those that agree with it
 */
record Fusion(
        Level level,
        @Nullable Assessment deciding,
        int agreeing,
        int gauges,
        List<Evidence> evidence) {

    private static final int MIN_FAULTY_STATIONS = 3;
    private static final int MOST_EVIDENCE = 20;

    private static final Comparator<Assessment> PRECEDENCE =
            Comparator.comparing(Assessment::level)
                    .thenComparing(Assessment::freshness, Comparator.reverseOrder())
                    .thenComparing(assessment -> assessment.basis() != Basis.LINKED)
                    .thenComparingLong(Assessment::time)
                    .thenComparing(Assessment::station, Comparator.reverseOrder())
                    .thenComparing(Assessment::sensor, Comparator.reverseOrder());

    private Fusion(Level level, @Nullable Assessment deciding) {
        this(level, deciding, 0, 0, deciding == null ? List.of() : deciding.evidence());
    }

    /** The worst of all. */
    static Fusion of(Collection<Assessment> contributions) {
        Assessment deciding = worst(contributions.stream());
        return new Fusion(deciding == null ? Level.NONE : deciding.level(), deciding);
    }

    /** What one station says alone. */
    static Fusion alone(Assessment assessment) {
        return new Fusion(assessment.level(), assessment);
    }

    /**
     * Rain of an area: the highest level that so many gauges have reached, or what is said by
     * others than gauges where that is worse. The gauges that agree are named in the evidence, so
     * that a map can show each.
     *
     * @param needed gauges that must have reached a level, all where the area has fewer
     * @param gauges that the area has
     */
    static Fusion ofArea(Collection<Assessment> contributions, int needed, int gauges) {
        List<Assessment> measured =
                contributions.stream()
                        .filter(Fusion::isOfGauge)
                        .sorted(PRECEDENCE.reversed())
                        .toList();
        Assessment said = worst(contributions.stream().filter(each -> !isOfGauge(each)));
        int last = Math.max(1, Math.min(needed, gauges)) - 1;
        Assessment deciding =
                measured.isEmpty() ? null : measured.get(Math.min(last, measured.size() - 1));
        Level level = deciding == null || last >= measured.size() ? Level.NONE : deciding.level();
        if (said != null && (deciding == null || !level.isAtLeast(said.level()))) {
            deciding = said;
            level = said.level();
        }
        return counted(level, deciding, measured, gauges);
    }

    private static Fusion counted(
            Level level, @Nullable Assessment deciding, List<Assessment> measured, int gauges) {
        if (deciding == null) {
            return new Fusion(Level.NONE, null);
        }
        List<Assessment> agreeing =
                measured.stream()
                        .filter(each -> level != Level.NONE && each.level().isAtLeast(level))
                        .toList();
        List<Evidence> evidence = new ArrayList<>(deciding.evidence());
        measured.stream()
                .filter(each -> !each.equals(deciding))
                .flatMap(each -> each.evidence().stream().limit(1))
                .limit(MOST_EVIDENCE)
                .forEach(evidence::add);
        return new Fusion(level, deciding, agreeing.size(), gauges, evidence);
    }

    private static boolean isOfGauge(Assessment assessment) {
        return switch (assessment.basis()) {
            case MEASURED, PRESUMED -> true;
            case REPORTED, LINKED, OFFICIAL -> false;
        };
    }

    /**
     * Faults of ourselves: only when more than half of all stations report the same fault is it
     * ours. What the {@link StoreReport} says of the store stands beside that, and the worse of the
     * two decides.
     */
    static Fusion ofSystem(Collection<Assessment> contributions, int stations) {
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
}
