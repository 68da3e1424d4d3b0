package org.fengsui.jobs.operators;

import java.util.Comparator;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.jspecify.annotations.Nullable;

/** What reaches a subject: a station's assessment, or an action of a person. Exactly one is set. */
public record SubjectEvent(
        String subject, long received, @Nullable Assessment assessment, @Nullable Action action) {

    /** Order of judging; actions come after the assessments of the same moment. */
    static final Comparator<SubjectEvent> ORDER =
            Comparator.comparingLong(SubjectEvent::received)
                    .thenComparing(event -> event.action() != null)
                    .thenComparing(SubjectEvent::detail);

    public static SubjectEvent of(Assessment assessment) {
        return new SubjectEvent(assessment.subject(), assessment.received(), assessment, null);
    }

    /** An action on a warning goes to the subject it names, or else the one in the warning's id. */
    public static SubjectEvent of(Action action) {
        return new SubjectEvent(subjectOf(action), action.received(), null, action);
    }

    private static String subjectOf(Action action) {
        String subject = action.subject();
        String warning = action.warning();
        if (subject != null) {
            return subject;
        }
        if (warning == null) {
            return "_";
        }
        int first = warning.indexOf('-');
        int last = warning.lastIndexOf('-');
        return first < last ? warning.substring(first + 1, last) : warning;
    }

    /** Sorts what happens at one moment; equal only where the events themselves are. */
    private String detail() {
        return assessment == null ? String.valueOf(action) : orderKey(assessment);
    }

    private static String orderKey(Assessment a) {
        return String.format("%020d/%s/%s/%s/%s", a.time(), a.hazard(), a.station(), a.sensor(), a);
    }
}
