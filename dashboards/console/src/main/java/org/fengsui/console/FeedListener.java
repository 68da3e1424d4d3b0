package org.fengsui.console;

/** What the broker session reports. Called from one thread at a time. */
interface FeedListener {

    /** A new session is about to subscribe; retained messages follow. */
    void subscribing();

    /** Every topic is subscribed: from here on nothing new is missed. */
    void connected();

    void disconnected();

    /**
     * @param topic below the root
     * @param received user property {@code received}, epoch ms, 0 without one
     */
    void message(String topic, byte[] payload, boolean retained, long received);
}
