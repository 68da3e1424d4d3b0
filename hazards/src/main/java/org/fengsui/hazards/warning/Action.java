package org.fengsui.hazards.warning;

import org.jspecify.annotations.Nullable;

/**
 * What a person did (topic {@code act/{user}}).
 *
 * @param id makes a repeated delivery recognisable
 * @param action the word on the wire, e.g. {@code lift}, {@code set_level}, {@code acknowledge}
 * @param level for {@code raise} and {@code set_level}
 * @param time when it was done, epoch ms
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
        long received) {}
