package org.fengsui.hazards.warning;

import java.util.Locale;

/** Whether the danger itself is there, independent of what people did about it. */
public enum Condition {
    ACTIVE,
    RETURNED,
    UNKNOWN;

    /** The word on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
