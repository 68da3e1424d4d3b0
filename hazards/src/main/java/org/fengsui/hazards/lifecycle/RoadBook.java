package org.fengsui.hazards.lifecycle;

import java.time.ZoneId;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/**
 * Closing and opening of roads, as people record it. While the place is at orange or above and the
 * danger has not returned, opening takes a reason.
 */
final class RoadBook {

    private final ZoneId zone;

    RoadBook(ZoneId zone) {
        this.zone = zone;
    }

    /** Records the action; a sentence that says why where it is refused, else null. */
    @Nullable String record(SubjectState subject, Action action) {
        Road closed = subject.closed;
        if (action.action().equals("close_road")) {
            if (closed != null) {
                return "the road is " + closed.text(zone).en() + " already";
            }
            subject.closed = new Road(action.user(), action.time());
            return null;
        }
        if (closed == null) {
            return "nobody has closed the road here";
        }
        WarningState state = subject.of(Hazard.WATERLOGGING);
        Warning warning = state.warning;
        if (warning != null
                && state.isOpen()
                && warning.level().isAtLeast(Level.ORANGE)
                && warning.condition() != Condition.RETURNED
                && action.reason() == null) {
            return "warning '"
                    + warning.id()
                    + "' is "
                    + warning.level().id()
                    + " and "
                    + warning.condition().id()
                    + "; give a reason to open the road nevertheless";
        }
        subject.closed = null;
        return null;
    }
}
