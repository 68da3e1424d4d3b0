package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/** Records what is found in backfill: it is told and kept, and sounds no siren. */
final class Retrospect {

    private final Opening opening;
    private final Wording wording;

    Retrospect(Opening opening, Wording wording) {
        this.opening = opening;
        this.wording = wording;
    }

    void record(WarningState state, Assessment assessment, SubjectOutput out) {
        String id = WarningIds.of(assessment.hazard(), assessment.subject(), assessment.onset());
        if (state.warning != null && state.warning.id().equals(id)) {
            return; // a correction, come late, of the reading that raised it: it is on record
        }
        Warning earlier = state.retrospective;
        Warning base =
                earlier != null && earlier.id().equals(id) ? earlier : opening.of(assessment, id);
        Revision revision =
                Revision.of(base, assessment.received())
                        .from(assessment)
                        .status(Status.RETROSPECTIVE)
                        .level(assessment.level())
                        .condition(Condition.RETURNED);
        revision.wording(wording.of(revision, assessment, Fusion.alone(assessment), null));
        state.retrospective = revision.build(SubjectJudge.VALIDITY);
        out.warning(state.retrospective);
    }
}
