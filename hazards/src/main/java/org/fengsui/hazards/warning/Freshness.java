package org.fengsui.hazards.warning;

import java.util.Locale;

/** Whether what we know is from now (fresh), overdue (stale), or no longer known (unknown). */
public enum Freshness {
    FRESH,
    STALE,
    UNKNOWN;

    /** The word on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
