package org.fengsui.jobs.mqtt;

import java.util.List;
import java.util.Set;

/**
 * What the enumerator must not forget.
 *
 * @param clientIdBase client id of a slot without its number
 * @param sessions number of slots, changed only by a restore
 * @param unassigned slots that no reader holds
 * @param retiring slots beyond that number whose sessions are not closed yet
 */
public record MqttEnumeratorState(
        String clientIdBase,
        int sessions,
        List<MqttSessionSplit> unassigned,
        Set<Integer> retiring) {

    public MqttEnumeratorState {
        unassigned = List.copyOf(unassigned);
        retiring = Set.copyOf(retiring);
    }
}
