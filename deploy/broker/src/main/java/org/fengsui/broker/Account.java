package org.fengsui.broker;

/** Who speaks to the embedded broker. */
public enum Account {
    /**
     * The duty console, and the publisher of configuration and of how the store stands: the only
     * one that writes act, config, status/fengsui-store. It also sends again what stations sent,
     * where the job went back to an older checkpoint.
     */
    CONSOLE,
    /** The pipeline: consumes everything, writes warnings, signs and clock ticks. */
    PIPELINE,
    /** A client without a name. The broker listens on loopback alone. */
    STATION;

    /** The MQTT user name; a station gives none. */
    public String user() {
        return switch (this) {
            case CONSOLE -> "console";
            case PIPELINE -> "pipeline";
            case STATION -> "";
        };
    }
}
