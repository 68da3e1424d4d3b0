package org.fengsui.hazards.registry;

/** What kind of thing a warning can be about; rule defaults are given per kind. */
public enum SubjectKind {
    UNDERPASS,
    TUNNEL,
    LOW_ROAD,
    CULVERT,
    SLOPE,
    REACH,
    RESERVOIR,
    VILLAGE,
    ROAD,
    FOREST
}
