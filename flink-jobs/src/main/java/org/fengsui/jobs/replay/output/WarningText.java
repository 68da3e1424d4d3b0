package org.fengsui.jobs.replay.output;

import java.io.Serializable;
import java.time.ZoneId;
import org.fengsui.hazards.warning.Warning;

/** A revision of a warning as one line of JSON. */
@FunctionalInterface
public interface WarningText extends Serializable {

    String line(Warning warning, ZoneId zone);
}
