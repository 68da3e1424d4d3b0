package org.fengsui.standalone.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.hazards.registry.RegistryChange;

/**
 * A version stands for one content for ever: what changes must carry a greater one. An id stands
 * for one gauge: where another gets it, its readings must be told apart by {@code installed}.
 */
final class VersionRule {
    private static final String RULES = "config/rules";
    private static final String VERSION = "config/version";

    private VersionRule() {}

    /**
     * A line for each part whose content changed and whose version did not rise, and for each
     * station id that is used again too early.
     *
     * @param inForce when the configuration before was last known to be in force, epoch ms
     */
    static List<String> problems(
            Configuration before,
            Map<String, String> messagesBefore,
            Configuration after,
            Map<String, String> messagesAfter,
            long inForce) {
        List<String> problems = new ArrayList<>();
        if (!messagesBefore.getOrDefault(RULES, "").equals(messagesAfter.getOrDefault(RULES, ""))) {
            add(problems, "rules", before.rules().version(), after.rules().version());
        }
        if (!registryOf(messagesBefore).equals(registryOf(messagesAfter))) {
            add(problems, "registry", before.registry().version(), after.registry().version());
        }
        problems.addAll(RegistryChange.problems(before.registry(), after.registry(), inForce));
        return problems;
    }

    private static void add(List<String> problems, String what, int before, int after) {
        if (after <= before) {
            problems.add(
                    "%s: content differs from the running version %d but 'version' says %d: raise version to at least %d"
                            .formatted(what, before, after, before + 1));
        }
    }

    private static Map<String, String> registryOf(Map<String, String> messages) {
        Map<String, String> registry = new TreeMap<>(messages);
        registry.remove(RULES);
        registry.remove(VERSION);
        return registry;
    }
}
