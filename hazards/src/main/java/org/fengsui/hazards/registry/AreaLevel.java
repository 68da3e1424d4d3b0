package org.fengsui.hazards.registry;

/** The administrative levels. */
public enum AreaLevel {
    CITY,
    DISTRICT,
    TOWN,
    VILLAGE
}
