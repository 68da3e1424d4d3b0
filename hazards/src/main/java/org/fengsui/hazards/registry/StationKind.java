package org.fengsui.hazards.registry;

/** What kind of equipment a station is. */
public enum StationKind {
    WATERLOGGING,
    RIVER,
    RESERVOIR,
    RAIN,
    SLOPE,
    WEATHER,
    CAMERA,
    TOWER,
    SIGN,
    GATE,
    PUMP,
    CHECKPOINT,
    SPEAKER
}
