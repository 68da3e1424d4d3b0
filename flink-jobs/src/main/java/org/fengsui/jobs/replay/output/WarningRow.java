package org.fengsui.jobs.replay.output;

import java.util.List;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/**
 * One revision of a warning as the output files need it.
 *
 * @param unknown whether the danger itself is no longer known
 * @param presumed whether the level rests on a presumption
 * @param value of the deciding indicator, NaN without one
 * @param indicator name of the deciding indicator, "" without one
 * @param json the revision in wire format
 */
record WarningRow(
        long issued,
        String id,
        int revision,
        Hazard hazard,
        String subject,
        LocalText name,
        Level level,
        Status status,
        boolean unknown,
        boolean presumed,
        long time,
        LocalText headline,
        String indicator,
        double value,
        String unit,
        String json) {

    static WarningRow of(Warning warning, String json) {
        List<Evidence> evidence = warning.evidence();
        Evidence deciding = evidence.isEmpty() ? null : evidence.get(0);
        boolean unknown =
                warning.condition() == Condition.UNKNOWN
                        || warning.freshness() == Freshness.UNKNOWN;
        return new WarningRow(
                warning.issued(),
                warning.id(),
                warning.revision(),
                warning.hazard(),
                warning.subject(),
                warning.name(),
                warning.level(),
                warning.status(),
                unknown,
                warning.basis() == Basis.PRESUMED,
                warning.time(),
                warning.headline(),
                deciding == null ? "" : deciding.indicator(),
                deciding == null ? Double.NaN : deciding.value(),
                deciding == null ? "" : deciding.unit(),
                json);
    }
}
