package org.fengsui.jobs.mqtt;

import java.util.ArrayList;
import java.util.List;

/** Rules of MQTT topic filters. */
final class TopicFilters {

    private TopicFilters() {}

    /** All that is wrong with filters below a root, one list for each slot. */
    static List<String> problems(List<List<String>> bySlot) {
        List<String> problems = new ArrayList<>();
        for (int slot = 0; slot < bySlot.size(); slot++) {
            if (bySlot.get(slot).isEmpty()) {
                problems.add("a topic filter is missing" + ofSlot(slot, bySlot));
            }
            for (String filter : bySlot.get(slot)) {
                if (!filter.matches("#|([^/+#$]+|\\+)(/([^/+#]+|\\+))*(/#)?")) {
                    problems.add(
                            "topic filter must be below the root, with + and # as whole levels: \""
                                    + filter
                                    + "\"");
                }
            }
            addOverlaps(slot, bySlot, problems);
        }
        return problems;
    }

    private static void addOverlaps(int slot, List<List<String>> bySlot, List<String> problems) {
        for (int other = 0; other < slot; other++) {
            for (String filter : bySlot.get(slot)) {
                for (String another : bySlot.get(other)) {
                    if (overlap(filter, another)) {
                        problems.add(
                                "filters of two sessions must not overlap, or their messages come"
                                        + " twice: \""
                                        + another
                                        + "\" of session "
                                        + other
                                        + " and \""
                                        + filter
                                        + "\" of session "
                                        + slot);
                    }
                }
            }
        }
    }

    private static String ofSlot(int slot, List<List<String>> bySlot) {
        return bySlot.size() == 1 ? "" : " for session " + slot;
    }

    /** Whether some topic matches both. */
    static boolean overlap(String one, String other) {
        String[] a = one.split("/", -1);
        String[] b = other.split("/", -1);
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (a[i].equals("#") || b[i].equals("#")) {
                return true;
            }
            if (!a[i].equals("+") && !b[i].equals("+") && !a[i].equals(b[i])) {
                return false;
            }
        }
        // "a/#" matches "a" too
        return a.length == b.length || beyond(a, b.length) || beyond(b, a.length);
    }

    private static boolean beyond(String[] levels, int length) {
        return levels.length == length + 1 && levels[length].equals("#");
    }
}
