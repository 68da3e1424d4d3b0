package org.fengsui.jobs.operators;

import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.WarningJson;
import org.fengsui.jobs.mqtt.Publication;

/** Puts warnings on the topics of design 7. */
final class WarningPublisher {

    private final Registry registry;

    WarningPublisher(Registry registry) {
        this.registry = registry;
    }

    /**
     * A revision, retained as the current state of its subject and hazard; a retrospective entry is
     * told but not retained, for the open warning stays the current one.
     */
    Publication current(Warning warning) {
        return new Publication(
                topic(warning),
                WarningJson.write(warning, registry.zone()),
                warning.status() != Status.RETROSPECTIVE);
    }

    /** Removes the retained message of a warning. */
    Publication cleared(Warning warning) {
        return new Publication(topic(warning), new byte[0], true);
    }

    private String topic(Warning warning) {
        return WarningJson.topic(warning, registry);
    }
}
