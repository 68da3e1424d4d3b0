package org.fengsui.standalone.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;

/** A version stands for one content for ever: what changes must carry a greater one. */
final class VersionRule {
    private static final String RULES = "config/rules";
    private static final String VERSION = "config/version";

    private VersionRule() {}

    /** A line for each part whose content changed and whose version did not rise. */
    static List<String> problems(
            Configuration before,
            Map<String, String> messagesBefore,
            Configuration after,
            Map<String, String> messagesAfter) {
        List<String> problems = new ArrayList<>();
        if (!messagesBefore.getOrDefault(RULES, "").equals(messagesAfter.getOrDefault(RULES, ""))) {
            add(problems, "rules", before.rules().version(), after.rules().version());
        }
        if (!registryOf(messagesBefore).equals(registryOf(messagesAfter))) {
            add(problems, "registry", before.registry().version(), after.registry().version());
            addReused(problems, before.registry(), after.registry());
        }
        return problems;
    }

    private static void add(List<String> problems, String what, int before, int after) {
        if (after <= before) {
            problems.add(
                    "%s: content differs from the running version %d but 'version' says %d: raise version to at least %d"
                            .formatted(what, before, after, before + 1));
        }
    }

    /** An id that means other equipment from now on must say since when it does. */
    private static void addReused(List<String> problems, Registry before, Registry after) {
        for (Station now : new TreeMap<>(after.stations()).values()) {
            Station was = before.station(now.id());
            if (was == null) {
                continue;
            }
            boolean other = was.kind() != now.kind() || !was.subjectId().equals(now.subjectId());
            Long installed = now.installed();
            Long earlier = was.installed();
            boolean dated = installed != null && (earlier == null || installed > earlier);
            if (other && !dated) {
                problems.add(
                        "registry: station '%s' is in use as %s of subject '%s' and would become %s of subject '%s': give it another id, or an 'installed' later than the change"
                                .formatted(
                                        now.id(),
                                        was.kind().name().toLowerCase(Locale.ROOT),
                                        was.subjectId(),
                                        now.kind().name().toLowerCase(Locale.ROOT),
                                        now.subjectId()));
            }
        }
    }

    private static Map<String, String> registryOf(Map<String, String> messages) {
        Map<String, String> registry = new TreeMap<>(messages);
        registry.remove(RULES);
        registry.remove(VERSION);
        return registry;
    }
}
