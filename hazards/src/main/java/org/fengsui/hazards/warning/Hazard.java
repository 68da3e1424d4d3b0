package org.fengsui.hazards.warning;

import java.util.Locale;

/** What a warning is about (design 7). */
public enum Hazard {
    WATERLOGGING("积水", "Waterlogging"),
    RAINSTORM("暴雨", "Rainstorm"),
    RIVER("河道水位", "River stage"),
    STATION("站点故障", "Station fault"),
    SYSTEM("系统", "System"),
    RESERVOIR("水库水位", "Reservoir level"),
    FLASH_FLOOD("山洪", "Flash flood");

    private final String zh;
    private final String en;

    Hazard(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The word on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public LocalText label() {
        return new LocalText(zh, en);
    }

    public static Hazard ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
