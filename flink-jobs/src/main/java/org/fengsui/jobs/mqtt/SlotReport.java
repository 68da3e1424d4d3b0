package org.fengsui.jobs.mqtt;

import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Reader to enumerator: what it holds now.
 *
 * @param held slots in its hands
 * @param subscribed those of them that were connected and subscribed since its start
 */
record SlotReport(List<Integer> held, List<Integer> subscribed) implements SourceEvent {

    private static final long serialVersionUID = 1L;
}
