package org.fengsui.jobs.mqtt;

/** A real broker that keeps sessions over a restart. */
interface TestBroker extends AutoCloseable {

    String uri();

    int port();

    /** Stops and starts it with all it keeps. */
    void restart() throws Exception;

    /** Stops it and starts it without anything. */
    void restartEmpty() throws Exception;
}
