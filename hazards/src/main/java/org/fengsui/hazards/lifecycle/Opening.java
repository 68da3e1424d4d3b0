package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.RainAreas;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/** What a warning is of, before its first revision: the place or area, its name and position. */
final class Opening {

    private final Registry registry;
    private final RainAreas rainAreas;
    private final boolean exercise;

    Opening(Registry registry, RainAreas rainAreas, boolean exercise) {
        this.registry = registry;
        this.rainAreas = rainAreas;
        this.exercise = exercise;
    }

    Warning of(Assessment assessment, String id) {
        if (assessment.hazard() == Hazard.RAINSTORM) {
            String area = assessment.subject();
            LocalText name = registry.areaName(area);
            return Revision.blank(
                    id, assessment, name, area, name, rainAreas.middle(area), exercise);
        }
        Subject subject = registry.subject(assessment.subject());
        String area = subject == null ? "" : subject.area();
        Location location = subject == null ? null : subject.location();
        return Revision.blank(
                id,
                assessment,
                nameOf(subject, assessment),
                area,
                registry.areaName(area),
                location,
                exercise);
    }

    private static LocalText nameOf(@Nullable Subject subject, Assessment assessment) {
        if (subject != null) {
            return subject.name();
        }
        return assessment.hazard() == Hazard.SYSTEM
                ? new LocalText("烽燧系统", "Fengsui")
                : new LocalText(assessment.subject(), assessment.subject());
    }
}
