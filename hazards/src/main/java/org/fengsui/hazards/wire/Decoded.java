package org.fengsui.hazards.wire;

import java.util.List;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Official;
import org.fengsui.hazards.warning.Report;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/**
 * What one message says, and what of it could not be used. All lists may be empty: the kinds that
 * are passed through are for the caller to handle by {@code kind}.
 *
 * @param reports those that are judged
 * @param officials those of rain
 * @param published warnings of ours that a broker retains
 */
public record Decoded(
        TopicKind kind,
        List<Reading> readings,
        List<Action> actions,
        List<StationStatus> statuses,
        List<Report> reports,
        List<Official> officials,
        List<Warning> published,
        List<Rejected> rejected) {

    static Decoded observations(List<Reading> readings, List<Rejected> rejected) {
        return new Decoded(
                TopicKind.OBSERVATION,
                readings,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                rejected);
    }

    static Decoded action(Action action) {
        return new Decoded(
                TopicKind.ACTION,
                List.of(),
                List.of(action),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static Decoded status(StationStatus status) {
        return new Decoded(
                TopicKind.STATUS,
                List.of(),
                List.of(),
                List.of(status),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static Decoded report(@Nullable Report report) {
        return new Decoded(
                TopicKind.REPORT,
                List.of(),
                List.of(),
                List.of(),
                report == null ? List.of() : List.of(report),
                List.of(),
                List.of(),
                List.of());
    }

    static Decoded official(@Nullable Official official) {
        return new Decoded(
                TopicKind.OFFICIAL,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                official == null ? List.of() : List.of(official),
                List.of(),
                List.of());
    }

    static Decoded published(Warning warning) {
        return new Decoded(
                TopicKind.WARNING,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(warning),
                List.of());
    }

    static Decoded nothing(TopicKind kind) {
        return rejected(kind, List.of());
    }

    static Decoded rejected(TopicKind kind, Rejected rejected) {
        return rejected(kind, List.of(rejected));
    }

    private static Decoded rejected(TopicKind kind, List<Rejected> rejected) {
        return new Decoded(
                kind, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), rejected);
    }
}
