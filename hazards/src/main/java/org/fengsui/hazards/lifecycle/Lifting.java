package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/** What a person may lift, and what remains of a warning then. */
final class Lifting {

    private Lifting() {}

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
}
