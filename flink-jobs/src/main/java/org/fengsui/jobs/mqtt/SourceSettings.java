package org.fengsui.jobs.mqtt;

import java.io.Serializable;
import java.util.List;

/**
 * What a source was built from, checked.
 *
 * @param filters as subscribed, root and share name included
 * @param sessions number of slots
 * @param expectedRate messages per second; 0 where unknown
 */
record SourceSettings(
        Mode mode,
        MqttEndpoint endpoint,
        String clientIdBase,
        String root,
        List<String> filters,
        int sessions,
        int receiveWindow,
        long sessionExpirySeconds,
        int maxPacketSize,
        double expectedRate,
        MillisClock clock)
        implements Serializable {

    /** What kind of sessions a source holds. */
    enum Mode {
        SHARED,
        CONTROL,
        SIMULATED
    }

    MqttSessions.Identity identity(String clientId) {
        return new MqttSessions.Identity(
                clientId, sessionExpirySeconds, receiveWindow, maxPacketSize);
    }

    SourceTime time() {
        return mode == Mode.SIMULATED
                ? new SimulatedTime()
                : new WallTime(clock, mode == Mode.CONTROL);
    }

    Admission admission() {
        return new Admission(root, mode == Mode.SIMULATED);
    }
}
