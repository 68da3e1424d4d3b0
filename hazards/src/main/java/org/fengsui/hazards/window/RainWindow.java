package org.fengsui.hazards.window;

/** The windows over which rain is summed; their names are those of the indicators (design 6). */
public enum RainWindow {
    MINUTES_5("rain_5min", 5),
    MINUTES_10("rain_10min", 10),
    MINUTES_30("rain_30min", 30),
    HOURS_1("rain_1h", 60),
    HOURS_3("rain_3h", 3 * 60),
    HOURS_6("rain_6h", 6 * 60),
    HOURS_12("rain_12h", 12 * 60),
    HOURS_24("rain_24h", 24 * 60),
    HOURS_72("rain_72h", 72 * 60);

    private final String indicator;
    private final long length;

    RainWindow(String indicator, long minutes) {
        this.indicator = indicator;
        this.length = minutes * 60_000;
    }

    /**
     * The window of a length.
     *
     * @throws IllegalArgumentException where there is none such
     */
    public static RainWindow of(long length) {
        for (RainWindow window : values()) {
            if (window.length == length) {
                return window;
            }
        }
        throw new IllegalArgumentException("no rain window of " + length + " ms");
    }

    /** Name of the sum, mm. */
    public String indicator() {
        return indicator;
    }

    /** Name of the share of the window that was reported, 0–1. */
    public String coverageIndicator() {
        return indicator + "_coverage";
    }

    /** Length in ms. */
    public long length() {
        return length;
    }
}
