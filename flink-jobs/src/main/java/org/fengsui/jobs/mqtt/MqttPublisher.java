package org.fengsui.jobs.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Publishes at QoS 1, at least once. Never waits for an absent broker: what has to wait keeps the
 * newest publication per topic, is part of each checkpoint and is sent after a recovery, so that
 * even a cleared warning is cleared in the end. A restored publication may be older than what the
 * broker already has until its successor is reached again.
 *
 * <p>The order per topic holds within one writer: give it parallelism 1, or partition by topic and
 * do not rescale.
 */
public final class MqttPublisher
        implements Sink<Publication>, SupportsWriterState<Publication, Publication> {

    private static final long serialVersionUID = 1L;
    private static final int MAX_PACKET_SIZE = 64 * 1_024;

    private final MqttEndpoint endpoint;
    private final String clientId;

    private MqttPublisher(MqttEndpoint endpoint, String clientId) {
        this.endpoint = endpoint;
        this.clientId = clientId;
    }

    /**
     * A publisher to a broker.
     *
     * @param clientId differs from all others on the broker; the number of the writer is appended
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static MqttPublisher to(MqttEndpoint endpoint, String clientId) {
        List<String> problems = new ArrayList<>(endpoint.problems());
        if (!clientId.matches("[A-Za-z0-9_-]{1,64}")) {
            problems.add("client id must be 1 to 64 of A-Z a-z 0-9 _ -: \"" + clientId + "\"");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the MQTT publisher is not well defined: " + String.join("; ", problems));
        }
        return new MqttPublisher(endpoint, clientId);
    }

    @Override
    public StatefulSinkWriter<Publication, Publication> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<Publication, Publication> restoreWriter(
            WriterInitContext context, Collection<Publication> undelivered) {
        String id = clientId + "-" + context.getTaskInfo().getIndexOfThisSubtask();
        PublishingWriter writer =
                new PublishingWriter(
                        (identity, listener) -> new PahoSession(endpoint, identity, listener),
                        new MqttSessions.Identity(id, 0, 1, MAX_PACKET_SIZE),
                        Threads.single(id),
                        context.metricGroup());
        undelivered.forEach(publication -> writer.write(publication, null));
        return writer;
    }

    @Override
    public SimpleVersionedSerializer<Publication> getWriterStateSerializer() {
        return new PublicationSerializer();
    }

    @Override
    public String toString() {
        return "MqttPublisher(" + clientId + " at " + endpoint.uri() + ")";
    }
}
