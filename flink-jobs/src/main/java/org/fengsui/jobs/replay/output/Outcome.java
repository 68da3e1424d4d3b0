package org.fengsui.jobs.replay.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.wire.Rejected;

/** Gathers what summary and report state, while the files are written in order. */
final class Outcome {

    /** More rows than anybody prints. */
    static final int MAX_LISTED = 5000;

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    final Tally hazards = new Tally();
    final Tally levels = new Tally();
    final Tally statuses = new Tally();
    final Tally reasons = new Tally();
    final SortedMap<String, Peak> peaks = new TreeMap<>();
    final Timeline timeline = new Timeline();
    final List<WarningRow> listed = new ArrayList<>();
    private final Map<String, Level> highest = new HashMap<>();
    private final Map<String, WarningRow> last = new HashMap<>();
    long changes;
    long revisions;
    long indicators;

    void add(WarningRow row) {
        revisions++;
        statuses.add(row.status().id());
        String id = row.id();
        Level before = highest.get(id);
        if (before == null) {
            hazards.add(row.hazard().id());
        }
        highest.put(id, before == null ? row.level() : before.max(row.level()));
        peaks.compute(row.subject() + " " + row.hazard().id(), (key, p) -> Peak.worse(p, row));
        if (row.status() != Status.RETROSPECTIVE) {
            timeline.add(row);
        }
        list(row);
    }

    /** Lists a revision that differs from the one before in more than its numbers. */
    private void list(WarningRow row) {
        WarningRow before =
                row.status().isFinal() ? last.remove(row.id()) : last.put(row.id(), row);
        boolean same =
                before != null
                        && row.level() == before.level()
                        && row.unknown() == before.unknown()
                        && row.presumed() == before.presumed()
                        && (row.status() == before.status() || row.status() == Status.UPDATED);
        if (!same) {
            changes++;
            if (listed.size() < MAX_LISTED) {
                listed.add(row);
            }
        }
    }

    /** Counts a rejection under its reason without the particulars: numbers and quoted text. */
    void add(Rejected row) {
        String general = QUOTED.matcher(row.reason()).replaceAll("'…'");
        reasons.add(NUMBER.matcher(general).replaceAll("#"));
    }

    /** Counts warnings by the highest level they reached; call once, at the end. */
    void finish() {
        highest.values().forEach(level -> levels.add(level.id()));
    }

    long warnings() {
        return highest.size();
    }

    long open() {
        return last.size();
    }
}
