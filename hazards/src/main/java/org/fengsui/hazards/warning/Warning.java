package org.fengsui.hazards.warning;

import java.util.List;
import org.fengsui.hazards.registry.Location;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a warning, as published (design 7).
 *
 * @param id a function of hazard, subject and onset
 * @param revision counts from 1
 * @param time measured time of the deciding reading, epoch ms
 * @param issued {@code received} of the transition, epoch ms; never a wall clock
 * @param expires epoch ms after which it must be looked at again; never lifts
 * @param rules version of the rule set that decided
 * @param exercise issued under the exercise root
 */
public record Warning(
        String id,
        Hazard hazard,
        String subject,
        LocalText name,
        String area,
        LocalText areaName,
        @Nullable Location location,
        Level level,
        Level previousLevel,
        Status status,
        Condition condition,
        Basis basis,
        int revision,
        long time,
        long issued,
        long expires,
        Freshness freshness,
        LocalText headline,
        LocalText advice,
        List<Evidence> evidence,
        @Nullable NextLevel nextLevel,
        int rules,
        boolean exercise,
        @Nullable String reason) {}
