package org.fengsui.hazards.warning;

/** The four colours, and none. Ordered: a later constant is the more dangerous. */
public enum Level {
    NONE("none", "无", "none"),
    BLUE("blue", "蓝(Ⅳ级)", "Blue (IV)"),
    YELLOW("yellow", "黄(Ⅲ级)", "Yellow (III)"),
    ORANGE("orange", "橙(Ⅱ级)", "Orange (II)"),
    RED("red", "红(Ⅰ级)", "Red (I)");

    private final String id;
    private final String zh;
    private final String en;

    Level(String id, String zh, String en) {
        this.id = id;
        this.zh = zh;
        this.en = en;
    }

    /** The word on the wire. */
    public String id() {
        return id;
    }

    /** As printed for people; never a bare digit. */
    public LocalText label() {
        return new LocalText(zh, en);
    }

    public boolean isAbove(Level other) {
        return compareTo(other) > 0;
    }

    public boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }

    public Level max(Level other) {
        return isAbove(other) ? this : other;
    }

    /** The level with the given wire word; {@link IllegalArgumentException} if there is none. */
    public static Level ofId(String id) {
        for (Level level : values()) {
            if (level.id.equals(id)) {
                return level;
            }
        }
        throw new IllegalArgumentException(
                "level must be none, blue, yellow, orange or red, not '" + id + "'");
    }
}
