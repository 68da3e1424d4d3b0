package org.fengsui.console;

/** One server-sent event; {@code data} is JSON on one line. */
record StreamEvent(String name, String data) {

    /** Tells a page that it missed events and must fetch the state again. */
    static final StreamEvent RESYNC = new StreamEvent("resync", "{}");
}
