package org.fengsui.jobs.mqtt;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The enumerator's knowledge of what its readers hold, by subtask. Reports come again after every
 * restart, so nothing depends on one of them being saved.
 */
final class SlotReports {

    private final Map<Integer, SlotReport> bySubtask = new HashMap<>();

    void add(int subtask, SlotReport report) {
        bySubtask.put(subtask, report);
    }

    void forget(int subtask) {
        bySubtask.remove(subtask);
    }

    Set<Integer> subtasks() {
        return Set.copyOf(bySubtask.keySet());
    }

    /** Whether every slot below the number is subscribed somewhere. */
    boolean allSubscribed(int sessions) {
        Set<Integer> subscribed = new HashSet<>();
        bySubtask.values().forEach(report -> subscribed.addAll(report.subscribed()));
        for (int slot = 0; slot < sessions; slot++) {
            if (!subscribed.contains(slot)) {
                return false;
            }
        }
        return true;
    }

    /** Those of the slots that are held, or may be: with a reader that has not reported. */
    Set<Integer> stillHeld(Collection<Integer> slots, int parallelism) {
        Set<Integer> held = new TreeSet<>(slots);
        if (bySubtask.size() == parallelism) {
            Set<Integer> reported = new HashSet<>();
            bySubtask.values().forEach(report -> reported.addAll(report.held()));
            held.retainAll(reported);
        }
        return held;
    }
}
