package org.fengsui.hazards.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.hazards.rain.PlaceRain;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one subject: one {@link WarningState} per hazard. Mutable, serializable.
 */
public final class SubjectState {

    /** Keyed by the hazard's wire word. */
    public Map<String, WarningState> hazards = new HashMap<>();

    /** How hard it rains on the area of the place, as it was told last; null before. */
    public @Nullable PlaceRain rain;

    /** The road of the place while a person has closed it; null while it is open. */
    public @Nullable Road closed;

    /** Official messages that count here. */
    public Officials officials = new Officials();

    /** The newest revision of each warning that is not over. */
    public List<Warning> openWarnings() {
        List<Warning> open = new ArrayList<>();
        for (WarningState state : hazards.values()) {
            Warning warning = state.warning;
            if (warning != null && state.isOpen()) {
                open.add(warning);
            }
        }
        return open;
    }

    WarningState of(Hazard hazard) {
        return hazards.computeIfAbsent(hazard.id(), id -> new WarningState());
    }
}
