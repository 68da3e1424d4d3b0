package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.io.Serializable;

/** Makes sessions that are not connected yet. */
@FunctionalInterface
interface MqttSessions extends Serializable {

    MqttSession open(Identity identity, MqttSession.Listener listener) throws IOException;

    /**
     * Who connects.
     *
     * @param expirySeconds how long the broker keeps the session while nobody is connected; 0 means
     *     a clean start each time
     * @param receiveWindow most unacknowledged messages towards us
     * @param maxPacketSize bytes; the broker drops what is larger without telling
     */
    record Identity(String clientId, long expirySeconds, int receiveWindow, int maxPacketSize)
            implements Serializable {}
}
