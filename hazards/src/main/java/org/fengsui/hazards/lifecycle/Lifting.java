package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/** What a person may lift, and what remains of a warning then. */
final class Lifting {

    private final Wording wording;

    Lifting(Wording wording) {
        this.wording = wording;
    }

    /** Why the warning cannot be lifted, null where it can. */
    static @Nullable String refusal(WarningState state, Warning warning) {
        if (!state.isOpen()) {
            return "warning '" + warning.id() + "' is already over";
        }
        if (warning.condition() == Condition.ACTIVE && !Reports.alone(state, warning)) {
            return "warning '"
                    + warning.id()
                    + "' cannot be lifted while the danger is measured; wait until it is pending"
                    + " lift";
        }
        return null;
    }

    /** Forgets all that is not measured now: what was said, presumed or lost. */
    static void keepMeasured(WarningState state) {
        state.contributions
                .values()
                .removeIf(
                        each ->
                                each.basis() != Basis.MEASURED
                                        || each.freshness() == Freshness.UNKNOWN);
    }

    /**
     * What the warning becomes: the lower level that is still measured, or none. A level that is as
     * high comes from a gauge that is not judged any more, and does not keep a person from lifting.
     *
     * @param left what is measured
     */
    Revision lifted(Warning warning, Action action, Fusion left, @Nullable Road road) {
        Revision revision = Revision.of(warning, action.received());
        Assessment deciding = left.deciding();
        if (deciding == null
                || left.level() == Level.NONE
                || left.level().isAtLeast(warning.level())) {
            revision.status(Status.LIFTED)
                    .level(Level.NONE)
                    .condition(Condition.RETURNED)
                    .wording(wording.lifted(warning));
        } else {
            revision.from(deciding)
                    .evidence(left.evidence())
                    .status(Status.DOWNGRADED)
                    .level(left.level())
                    .condition(Condition.ACTIVE);
            revision.wording(wording.of(revision, deciding, left, road));
        }
        return revision.reason(reasonOf(action));
    }

    private static String reasonOf(Action action) {
        String reason = action.reason();
        return reason == null ? action.user() : action.user() + ": " + reason;
    }
}
