package org.fengsui.hazards.lifecycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.wire.StationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the uploader says of the store (topic {@code status/fengsui-store}) into the system's
 * own warning. Faults that are not known here say nothing.
 */
public final class StoreReport {

    /** The reserved id under which the uploader reports. */
    public static final String ID = "fengsui-store";

    private static final String SYSTEM = "_system";
    private static final String RULE = "system.store.";
    private static final int MAX_DETAIL = 40;

    private record Found(StoreFault fault, LocalText text) {}

    private StoreReport() {}

    /** What the status means for the system; nothing where it is a station's. */
    public static Optional<Assessment> of(StationStatus status) {
        if (!status.station().equals(ID)) {
            return Optional.empty();
        }
        List<Found> faults = new ArrayList<>();
        for (String fault : status.faults()) {
            for (StoreFault known : StoreFault.values()) {
                if (fault.equals(known.word()) || fault.startsWith(known.word() + " ")) {
                    faults.add(new Found(known, text(known, fault)));
                }
            }
        }
        faults.sort(Comparator.comparing(Found::fault).reversed());
        return Optional.of(assessment(status, faults));
    }

    /** Whether an assessment of the system is about the store. */
    static boolean isOne(Assessment assessment) {
        return assessment.hazard() == Hazard.SYSTEM && assessment.station().equals(ID);
    }

    /** What to do about the worst fault; null where there is none. */
    static @Nullable LocalText advice(Assessment assessment) {
        if (assessment.evidence().isEmpty()) {
            return null;
        }
        String rule = assessment.evidence().get(0).rule();
        for (StoreFault fault : StoreFault.values()) {
            if (rule.equals(RULE + fault.word())) {
                return fault.advice();
            }
        }
        return null;
    }

    private static LocalText text(StoreFault known, String fault) {
        String detail = fault.substring(known.word().length()).strip();
        if (detail.isEmpty()) {
            return known.text();
        }
        String shown = " (" + detail.substring(0, Math.min(detail.length(), MAX_DETAIL)) + ")";
        return new LocalText(known.text().zh() + shown, known.text().en() + shown);
    }

    private static Assessment assessment(StationStatus status, List<Found> faults) {
        long received = status.received();
        boolean sound = faults.isEmpty();
        Level level = Level.NONE;
        StringJoiner zh = new StringJoiner(" ");
        StringJoiner en = new StringJoiner(", ");
        for (Found each : faults) {
            level = each.fault().level().isAbove(level) ? each.fault().level() : level;
            zh.add(each.text().zh());
            en.add(each.text().en());
        }
        return new Assessment(
                SYSTEM,
                Hazard.SYSTEM,
                ID,
                "",
                level,
                sound ? 0 : received,
                received,
                received,
                Freshness.FRESH,
                Basis.MEASURED,
                Quality.GOOD,
                false,
                faults.size(),
                "",
                Double.NaN,
                sound
                        ? List.of()
                        : List.of(evidence(faults.get(0).fault(), faults.size(), received)),
                null,
                sound ? null : new LocalText(zh.toString(), en.toString()),
                0);
    }

    private static Evidence evidence(StoreFault worst, int count, long received) {
        return new Evidence(
                ID,
                null,
                "store_faults",
                count,
                "",
                ">",
                0,
                null,
                Quality.GOOD,
                received,
                RULE + worst.word());
    }
}
