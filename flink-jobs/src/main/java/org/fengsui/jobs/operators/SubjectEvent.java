package org.fengsui.jobs.operators;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.hazards.rain.PlaceRain;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.OfficialNotice;
import org.fengsui.hazards.warning.Report;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/**
 * What reaches a subject: a station's assessment, an action or a report of a person, what a broker
 * retains of our own publications, the rain of its area, or an official message. One is set, or
 * none where the registry changed about the subject.
 */
public record SubjectEvent(
        String subject,
        long received,
        @Nullable Assessment assessment,
        @Nullable Action action,
        @Nullable Warning published,
        @Nullable Report report,
        @Nullable PlaceRain rain,
        @Nullable OfficialNotice official) {

    /**
     * Order of judging: at one moment changes of the registry, then assessments and the like, then
     * actions, then publications.
     */
    static final Comparator<SubjectEvent> ORDER =
            Comparator.comparingLong(SubjectEvent::received)
                    .thenComparing(event -> !event.isReview())
                    .thenComparing(event -> event.published() != null)
                    .thenComparing(event -> event.action() != null)
                    .thenComparing(SubjectEvent::detail);

    public static SubjectEvent of(Assessment assessment) {
        return new SubjectEvent(
                assessment.subject(),
                assessment.received(),
                assessment,
                null,
                null,
                null,
                null,
                null);
    }

    /** An action on a warning goes to the subject it names, or else the one in the warning's id. */
    public static SubjectEvent of(Action action) {
        return new SubjectEvent(
                subjectOf(action), action.received(), null, action, null, null, null, null);
    }

    /** A warning as the broker retains it goes to its subject. */
    static SubjectEvent of(Warning published, long received) {
        return new SubjectEvent(
                published.subject(), received, null, null, published, null, null, null);
    }

    /** The registry in force from {@code received} on has something else to say of the subject. */
    static SubjectEvent review(String subject, long received) {
        return new SubjectEvent(subject, received, null, null, null, null, null, null);
    }

    /** What a person saw goes to the place. */
    static SubjectEvent of(Report report) {
        return new SubjectEvent(
                report.subject(), report.received(), null, null, null, report, null, null);
    }

    static SubjectEvent of(PlaceRain rain) {
        return new SubjectEvent(
                rain.subject(), rain.received(), null, null, null, null, rain, null);
    }

    static SubjectEvent of(OfficialNotice official) {
        Assessment assessment = official.assessment();
        return new SubjectEvent(
                assessment.subject(),
                assessment.received(),
                null,
                null,
                null,
                null,
                null,
                official);
    }

    private boolean isReview() {
        return Stream.of(assessment, action, published, report, rain, official)
                .allMatch(Objects::isNull);
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
        if (assessment != null) {
            return orderKey(assessment);
        }
        return Stream.of(action, published, report, rain, official)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    private static String orderKey(Assessment a) {
        return String.format("%020d/%s/%s/%s/%s", a.time(), a.hazard(), a.station(), a.sensor(), a);
    }
}
