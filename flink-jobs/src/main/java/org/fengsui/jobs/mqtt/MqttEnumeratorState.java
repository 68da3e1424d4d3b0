package org.fengsui.jobs.mqtt;

import java.util.List;

/**
 * What the enumerator must not forget.
 *
 * @param clientIdBase client id of a slot without its number
 * @param sessions number of slots, fixed when the job was created
 * @param unassigned slots that no reader holds
 */
public record MqttEnumeratorState(
        String clientIdBase, int sessions, List<MqttSessionSplit> unassigned) {

    public MqttEnumeratorState {
        unassigned = List.copyOf(unassigned);
    }
}
