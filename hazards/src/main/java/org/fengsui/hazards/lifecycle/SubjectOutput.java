package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Warning;

/** Where {@link SubjectJudge} puts its results. */
public interface SubjectOutput {

    /** A new revision of a warning. */
    void warning(Warning revision);

    /** The retained message of this long lifted warning is to be removed. */
    void clear(Warning lifted);

    /** An action of a person was carried out. */
    void acted(Action action);

    /** An action of a person could not be carried out. */
    void refused(String actionId, String reason);
}
