package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands publications to the connection's thread; the task thread waits for it only in a flush, only
 * while connected, and 200 ms at most: what is left is in the state.
 *
 * <p>Metrics under {@code mqtt}: {@code undelivered}, {@code refused}.
 */
final class PublishingWriter
        implements StatefulSinkWriter<Publication, Publication>, ConnectionLoop.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(PublishingWriter.class);
    private static final long FLUSH_MS = 200;

    private final Outbox outbox = new Outbox();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final ConnectionLoop loop;
    private final Counter refused;
    private volatile @Nullable MqttSession session;

    PublishingWriter(
            MqttSessions sessions,
            MqttSessions.Identity identity,
            ScheduledExecutorService executor,
            MetricGroup parent) {
        MetricGroup metrics = parent.addGroup("mqtt");
        metrics.gauge("undelivered", () -> outbox.undelivered().size());
        this.refused = metrics.counter("refused");
        this.loop = new ConnectionLoop(sessions, identity, List.of(), this, executor);
        loop.start();
    }

    @Override
    public void write(Publication publication, @Nullable Context context) {
        outbox.add(publication);
        drainSoon();
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        outbox.retryRefused();
        drainSoon();
        outbox.awaitSettled(FLUSH_MS);
    }

    @Override
    public List<Publication> snapshotState(long checkpointId) {
        return outbox.undelivered();
    }

    private void drainSoon() {
        if (session != null && draining.compareAndSet(false, true)) {
            loop.execute(this::drain);
        }
    }

    private void drain() {
        draining.set(false);
        MqttSession current = session;
        if (current == null) {
            return;
        }
        for (Outbox.Sent next = outbox.next(); next != null; next = outbox.next()) {
            Outbox.Sent sent = next;
            try {
                current.publish(sent.publication(), problem -> settle(sent, problem));
            } catch (IOException e) {
                settle(sent, e.toString());
                return;
            }
        }
    }

    private void settle(Outbox.Sent sent, @Nullable String problem) {
        if (problem == null) {
            outbox.delivered(sent.number());
            drainSoon();
        } else {
            refused.inc();
            LOG.warn(
                    "{} was not taken by the broker and is tried again at the next checkpoint: {}",
                    sent.publication().topic(),
                    problem);
            outbox.refused(sent.number());
        }
    }

    @Override
    public void connected(int epoch, MqttSession opened, MqttSession.Connected answer) {
        outbox.online(answer.receiveMaximum());
        session = opened;
        drain();
    }

    @Override
    public void lost(int epoch) {
        session = null;
        outbox.offline();
    }

    @Override
    public void arrived(int epoch, MqttSession.Message message) {
        LOG.debug("Unexpected message on {}", message.topic());
    }

    @Override
    public void close() {
        loop.close();
    }
}
