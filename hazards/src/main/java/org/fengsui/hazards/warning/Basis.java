package org.fengsui.hazards.warning;

import java.util.Locale;

/** On what a level rests. */
public enum Basis {
    MEASURED,
    PRESUMED,
    REPORTED,
    LINKED,
    OFFICIAL;

    /** The word on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
