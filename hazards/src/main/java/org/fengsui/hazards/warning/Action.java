package org.fengsui.hazards.warning;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person did (topic {@code act/{user}}).
 *
 * @param id makes a repeated delivery recognisable
 * @param action the word on the wire, e.g. {@code lift}, {@code set_level}, {@code acknowledge}
 * @param level for {@code raise} and {@code set_level}
 * @param time when it was done, epoch ms
 * @param station for actions on a station, else null
 * @param sensor null for the whole station
 * @param from start of a span, epoch ms; 0 without one
 * @param until end of a span, epoch ms; 0 without one
 */
public record Action(
        String id,
        String action,
        @Nullable String warning,
        @Nullable String subject,
        String user,
        String role,
        @Nullable Level level,
        @Nullable String reason,
        long time,
        long received,
        @Nullable String station,
        @Nullable String sensor,
        long from,
        long until) {

    /** Actions on a station: they take it out of service, or put it back. */
    public static final Set<String> ON_A_STATION =
            Set.of("out_of_service", "back_in_service", "maintenance");

    /** An action on no station. */
    public Action(
            String id,
            String action,
            @Nullable String warning,
            @Nullable String subject,
            String user,
            String role,
            @Nullable Level level,
            @Nullable String reason,
            long time,
            long received) {
        this(
                id, action, warning, subject, user, role, level, reason, time, received, null, null,
                0, 0);
    }

    public boolean isOnAStation() {
        return ON_A_STATION.contains(action);
    }
}
