package org.fengsui.console;

import java.util.Locale;

/** What the screen shows: the real city, the demo district, or a drill over it. */
public enum Mode {
    LIVE,
    DEMO,
    EXERCISE;

    /** The word in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
