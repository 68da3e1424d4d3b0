package org.fengsui.jobs.replay.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;

/** Which level stood when, for each subject and hazard. Takes revisions by issued. */
final class Timeline {

    private final SortedMap<String, Lane> lanes = new TreeMap<>();

    void add(WarningRow row) {
        lanes.computeIfAbsent(
                        row.subject() + " " + row.hazard().id(),
                        key -> new Lane(row.name(), row.hazard().label(), new ArrayList<>()))
                .add(row);
    }

    Map<String, Lane> lanes() {
        return lanes;
    }

    /** One subject and hazard. */
    record Lane(LocalText name, LocalText hazard, List<Change> changes) {

        void add(WarningRow row) {
            Level level = row.status().isFinal() ? Level.NONE : row.level();
            Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last == null || last.level() != level || last.unknown() != row.unknown()) {
                changes.add(new Change(row.issued(), level, row.unknown()));
            }
        }
    }

    /** From this moment (epoch ms) the level stands, known or not. */
    record Change(long from, Level level, boolean unknown) {}
}
