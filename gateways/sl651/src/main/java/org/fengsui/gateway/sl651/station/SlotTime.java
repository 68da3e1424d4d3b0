package org.fengsui.gateway.sl651.station;

/** What the observation time of twelve 5-minute slots, or of a series with a time step, means. */
public enum SlotTime {
    /** Decided for each message by its send time. */
    AUTO,
    /** Time of the first value, as the standard has it. */
    FIRST,
    /** Time of the last value. */
    END,
    /** The slots begin at the hour in which the observation time lies. */
    HOUR
}
