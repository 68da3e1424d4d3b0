package org.fengsui.hazards.rain;

import java.util.Locale;

/** How a gauge may differ from those around it. */
public enum Doubt {
    /** Next to nothing while it pours all around: leaves in the funnel, or a stuck bucket. */
    BLOCKED,
    /** A burst while it is dry all around: a hose, birds, maintenance. */
    BURST;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
