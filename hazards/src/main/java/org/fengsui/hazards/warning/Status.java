package org.fengsui.hazards.warning;

import java.util.Locale;

/** What the newest revision of a warning did. */
public enum Status {
    RAISED,
    UPGRADED,
    DOWNGRADED,
    UPDATED,
    PENDING_LIFT,
    LIFTED,
    CANCELLED,
    MERGED,
    RETROSPECTIVE;

    /** The word on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the warning is over. */
    public boolean isFinal() {
        return this == LIFTED || this == CANCELLED || this == MERGED || this == RETROSPECTIVE;
    }
}
