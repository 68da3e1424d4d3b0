package org.fengsui.benchmarks.process;

import java.util.Locale;

/** What a child process is for. */
public enum Role {
    /** The embedded broker alone. */
    BROKER,
    /** A bare subscriber. */
    SUBSCRIBER,
    /** The MQTT source in a job. */
    SOURCE,
    /** The embedded store alone. */
    STORE,
    /** An HTTP server that takes everything and keeps nothing. */
    STUB,
    /** A bare write loop. */
    WRITER,
    /** The store sink in a job, with its uploader. */
    SINK,
    /** The product's own command line. */
    FENGSUI;

    /** First argument of a child process; the second is the role. */
    public static final String OPTION = "--role";

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
