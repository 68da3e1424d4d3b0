package org.fengsui.gateway.sl651.station;

/** What zeros at the end of twelve levels are. */
public enum ZeroFill {
    /** Filling where they contradict the level of the same message or are a sudden drop. */
    AUTO,
    /** Values. */
    VALUES,
    /** Filling. */
    FILLING
}
