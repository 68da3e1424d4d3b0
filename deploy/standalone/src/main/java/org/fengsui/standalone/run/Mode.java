package org.fengsui.standalone.run;

import java.util.Locale;

/** What a run is, and so which topics it speaks on and which data folders it may enter. */
public enum Mode {
    /** The stations of a city, on the wall clock. */
    LIVE("fengsui/v1", "", "实况 live"),
    /** The demo district. */
    EXERCISE("fengsui/exercise/v1", "exercise_", "演示 demo district"),
    /** A recorded series on its own clock, over the registry that recorded it. */
    SIMULATED("fengsui/v1", "", "模拟时钟 simulated clock");

    private final String root;
    private final String tablePrefix;
    private final String label;

    Mode(String root, String tablePrefix, String label) {
        this.root = root;
        this.tablePrefix = tablePrefix;
        this.label = label;
    }

    /** First levels of every topic. */
    public String root() {
        return root;
    }

    /** What table names in the store begin with. */
    public String tablePrefix() {
        return tablePrefix;
    }

    /** The word in the data folder. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }
}
