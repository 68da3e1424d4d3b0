package org.fengsui.gateway.sl651.publish;

/**
 * Something in a message that was not published as it stood.
 *
 * @param text for the log, naming what to do
 */
public record Note(Kind kind, String text) {
    /** What happened; told once for each station, counted always. */
    public enum Kind {
        /** The body, or a number in it, cannot be read. */
        UNREADABLE,
        /** A group has no time that could be read. */
        UNDATED,
        /** A group is of another station than the one that sent it. */
        FOREIGN,
        /** Relative levels without a base level. */
        NO_BASE,
        /** The base level of the configuration disagrees with the station's own level. */
        BASE_MISMATCH,
        /** Slots that were not measured yet, filled with something. */
        FILLED
    }
}
