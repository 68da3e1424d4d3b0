package org.fengsui.hazards.lifecycle;

import java.util.HashMap;
import java.util.Map;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/** What is remembered of one hazard at one subject. Mutable, serializable; times in epoch ms. */
public final class WarningState {

    /** The newest assessment of each contributing series, keyed by {@code station/sensor}. */
    public Map<String, Assessment> contributions = new HashMap<>();

    /**
     * The newest revision of the open warning, or of the one lifted last; null before the first.
     */
    public @Nullable Warning warning;

    /** Onset of the newest warning; 0 before the first. */
    public long onset;

    /** The newest retrospective entry; null before the first. */
    public @Nullable Warning retrospective;

    /** When the retained message of a lifted warning is cleared; 0 for never. */
    public long clearAt;

    /** When gauges that have come to agree since the newest revision are told; 0 for never. */
    public long recountAt;

    /**
     * What the world was told before a crash and this state has not reached again; null where both
     * agree.
     */
    public @Nullable Warning published;

    /** When what was published and not reached is said again as recovered; 0 for never. */
    public long recoverAt;

    boolean isOpen() {
        return warning != null && !warning.status().isFinal();
    }
}
