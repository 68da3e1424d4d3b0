package org.fengsui.gateway.sl651.station;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Bits of the status word (element 45) with the fault that each tells. */
public enum StatusBit {
    MAINS(0, true, "mains_off"),
    BATTERY(1, true, "battery_low"),
    LEVEL_ALARM(2, true, "level_alarm"),
    FLOW_ALARM(3, true, "flow_alarm"),
    QUALITY_ALARM(4, true, "water_quality_alarm"),
    FLOW_METER(5, true, "flow_meter_fault"),
    LEVEL_METER(6, true, "level_meter_fault"),
    /** Contact of the box: 0 is open. Many stations have none and send 0. */
    DOOR(7, false, "door_open"),
    STORAGE(8, true, "storage_fault"),
    /** Card reader of a metered pump. */
    CARD(9, true, "card_fault"),
    /** Contact of the pump: 1 is stopped. */
    PUMP(10, true, "pump_stopped"),
    REMAINING(11, true, "water_allowance_low");

    /** All but those of contacts that many stations do not have. */
    public static final Set<StatusBit> USUAL =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(DOOR, CARD, PUMP)));

    private final int bit;
    private final boolean faultWhenSet;
    private final String fault;

    StatusBit(int bit, boolean faultWhenSet, String fault) {
        this.bit = bit;
        this.faultWhenSet = faultWhenSet;
        this.fault = fault;
    }

    /** Whether the word tells this fault. */
    public boolean isFault(int word) {
        return ((word >>> bit & 1) == 1) == faultWhenSet;
    }

    /** As it stands among the faults of {@code status/{station}}. */
    public String fault() {
        return fault;
    }

    /** As it is written in configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
