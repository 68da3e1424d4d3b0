package org.fengsui.jobs.operators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.registry.Registry;

/**
 * Registries that were read, shared by all subtasks of a process: a registry of thousands of
 * stations takes a second or more to read, during which nobody is judged, and each subtask is given
 * the same text. Thread-safe; who comes while a text is being read waits for it.
 */
public final class Registries {

    private static final int KEPT = 4;

    private static final Map<String, Registry> BY_TEXT = new LinkedHashMap<>();

    private Registries() {}

    /**
     * As {@link RegistryReader#read}.
     *
     * @throws org.fengsui.hazards.config.ConfigException for a text that is not valid
     */
    public static synchronized Registry read(String name, String text) {
        Registry known = BY_TEXT.get(text);
        if (known != null) {
            return known;
        }
        Registry registry = RegistryReader.read(name, text);
        BY_TEXT.put(text, registry);
        if (BY_TEXT.size() > KEPT) {
            BY_TEXT.remove(BY_TEXT.keySet().iterator().next());
        }
        return registry;
    }
}
