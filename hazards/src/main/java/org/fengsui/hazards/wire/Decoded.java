package org.fengsui.hazards.wire;

import java.util.List;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Report;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/**
 * What one message says, and what of it could not be used. All lists may be empty: the kinds that
 * are passed through are for the caller to handle by {@code kind}.
 *
 * @param reports those that are judged
 * @param published warnings of ours that a broker retains
 */
public record Decoded(
        TopicKind kind,
        List<Reading> readings,
        List<Action> actions,
        List<StationStatus> statuses,
        List<Report> reports,
        List<Warning> published,
        List<Rejected> rejected) {

    static Decoded report(@Nullable Report report) {
        return new Decoded(
                TopicKind.REPORT,
                List.of(),
                List.of(),
                List.of(),
                report == null ? List.of() : List.of(report),
                List.of(),
                List.of());
    }

    static Decoded nothing(TopicKind kind) {
        return new Decoded(kind, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static Decoded rejected(TopicKind kind, Rejected rejected) {
        return new Decoded(
                kind, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(rejected));
    }
}
