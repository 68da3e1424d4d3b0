package org.fengsui.jobs.mqtt;

import java.io.Serializable;
import java.util.List;

/**
 * What a source was built from, checked.
 *
 * @param filters as subscribed, root and share name included: one list for each slot, or one for
 *     all of them
 * @param sessions number of slots
 * @param formerSessions number of slots that a restored state may have; those beyond {@code
 *     sessions} are retired
 * @param expectedRate messages per second; 0 where unknown
 */
record SourceSettings(
        Mode mode,
        MqttEndpoint endpoint,
        String clientIdBase,
        String root,
        List<List<String>> filters,
        int sessions,
        int formerSessions,
        int receiveWindow,
        long sessionExpirySeconds,
        int maxPacketSize,
        double expectedRate,
        MillisClock clock)
        implements Serializable {

    /** What kind of sessions a source holds. */
    enum Mode {
        SHARED,
        DISJOINT,
        CONTROL,
        SIMULATED
    }

    /** Whether slots may be served by several readers. */
    boolean spread() {
        return mode == Mode.SHARED || mode == Mode.DISJOINT;
    }

    /** What a slot subscribes, and what its session is to leave. */
    SessionSlot.Role role(MqttSessionSplit split) {
        boolean retired = split.slot() >= sessions;
        List<String> wanted = retired ? List.of() : filters(split.slot());
        List<String> before = split.filters();
        if (before.isEmpty() && retired && mode == Mode.SHARED) {
            before = filters(0); // state of the first version; all slots are alike
        }
        List<String> stale = before.stream().filter(filter -> !wanted.contains(filter)).toList();
        return new SessionSlot.Role(wanted, stale, retired);
    }

    private List<String> filters(int slot) {
        return filters.size() == 1 ? filters.get(0) : filters.get(slot);
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
