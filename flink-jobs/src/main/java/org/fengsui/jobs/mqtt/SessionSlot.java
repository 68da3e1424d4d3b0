package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session in a reader: its connection, the messages that wait, and what is to be acknowledged.
 *
 * <p>Threading: the client's callback only appends; the connection's own thread connects and sends
 * acknowledgements; everything else belongs to the task thread. The queue is bounded because the
 * broker stops at the window; QoS 0, which has no window, is dropped above it.
 */
final class SessionSlot implements ConnectionLoop.Owner, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionSlot.class);
    private static final int QOS0_ALLOWANCE = 1_000;

    private final MqttSessionSplit split;
    private final Role role;
    private final int window;
    private final MillisClock clock;
    private final Availability availability;
    private final SlotMetrics metrics;
    private final ConnectionLoop loop;
    private final AckTracker acks = new AckTracker();
    private final ArrayDeque<Delivery> queue = new ArrayDeque<>();
    private final AtomicLong lostAt = new AtomicLong(CatchUp.NEVER);
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final BrokerLimit limit;
    private volatile boolean subscribed;
    private volatile boolean leaving;
    private volatile boolean withdrawn;
    private volatile boolean ended;
    private volatile @Nullable Live live;

    private record Live(int epoch, MqttSession session) {}

    /**
     * What a slot serves.
     *
     * @param filters subscribed; empty for a retired slot
     * @param stale filters of the session that it is to leave
     * @param retired whether it is to be closed for good
     */
    record Role(List<String> filters, List<String> stale, boolean retired) {

        Role {
            filters = List.copyOf(filters);
            stale = List.copyOf(stale);
        }

        private List<String> all() {
            return Stream.concat(filters.stream(), stale.stream()).toList();
        }
    }

    SessionSlot(
            MqttSessionSplit split,
            MqttSessions sessions,
            MqttSessions.Identity identity,
            Role role,
            MillisClock clock,
            Availability availability,
            SlotMetrics metrics,
            ScheduledExecutorService executor) {
        this.split = split;
        this.role = role;
        this.window = identity.receiveWindow();
        this.clock = clock;
        this.availability = availability;
        this.metrics = metrics;
        this.loop = new ConnectionLoop(sessions, identity, role.filters(), this, executor);
        this.limit = new BrokerLimit(split.clientId(), window);
        metrics.show(this);
    }

    void start() {
        loop.start();
    }

    MqttSessionSplit split() {
        return split.subscribed(withdrawn ? role.filters() : role.all());
    }

    boolean retired() {
        return role.retired();
    }

    List<String> stale() {
        return role.stale();
    }

    /** Whether it was ever connected, and so its session exists and is subscribed. */
    boolean subscribed() {
        return subscribed;
    }

    @Override
    public void connected(int epoch, MqttSession session, MqttSession.Connected answer)
            throws IOException {
        if (leaving) {
            leave(session);
        }
        if (epoch > 1) {
            metrics.reconnected();
        }
        if (!answer.sessionPresent() && role.retired()) {
            LOG.warn(
                    "Session {} is to be retired and gone already: closed before, or expired with"
                            + " what it held",
                    split.clientId());
            withdrawn = true;
        } else if (!answer.sessionPresent() && (epoch > 1 || split.started())) {
            metrics.sessionLost();
            LOG.warn(
                    "The broker no longer has session {}: what was published while it was away is"
                            + " lost; give it a longer expiry or the broker persistence",
                    split.clientId());
        }
        if (answer.sessionPresent()) {
            dropBefore(epoch);
        }
        subscribed = true;
        live = new Live(epoch, session);
        availability.signal();
    }

    /** What waits from an older connection comes again over the new one. */
    private void dropBefore(int epoch) {
        synchronized (queue) {
            queue.removeIf(d -> d.epoch() < epoch && d.message().packetId() != 0);
        }
    }

    @Override
    public void lost(int epoch) {
        live = null;
        lostAt.compareAndSet(CatchUp.NEVER, clock.millis());
        availability.signal();
    }

    @Override
    public void arrived(int epoch, MqttSession.Message message) {
        Delivery delivery = new Delivery(epoch, clock.millis(), message);
        limit.arrived(delivery.arrivedAt());
        synchronized (queue) {
            boolean full = queue.size() >= window + QOS0_ALLOWANCE;
            if (!full) {
                queue.add(delivery);
            } else if (message.packetId() == 0) {
                metrics.dropped();
            } else if (queue.size() < 2 * window + QOS0_ALLOWANCE) {
                queue.add(delivery); // of two connections, while the older one's are still here
            } else {
                failure.compareAndSet(
                        null,
                        new IOException(
                                "the broker sent more than "
                                        + window
                                        + " unacknowledged messages to "
                                        + split.clientId()
                                        + "; it must respect the receive maximum"));
            }
        }
        availability.signal();
    }

    /**
     * Rethrows what went wrong elsewhere.
     *
     * @throws IOException when an acknowledgement failed while connected
     */
    void check() throws IOException {
        IOException problem = failure.get();
        if (problem != null) {
            throw problem;
        }
    }

    /** When the connection was lost since the last call, or {@link CatchUp#NEVER}. */
    long takeLoss() {
        return lostAt.getAndSet(CatchUp.NEVER);
    }

    @Nullable Delivery poll() {
        synchronized (queue) {
            return queue.poll();
        }
    }

    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    /** Waiting or emitted, over the current connection or one whose messages still wait. */
    int unacknowledged() {
        return acks.size() + waiting();
    }

    boolean connected() {
        return live != null;
    }

    boolean windowFull() {
        return unacknowledged() >= window;
    }

    /** Connected, nothing waits, and the broker is not kept from sending by a full window. */
    boolean drained() {
        return live != null && waiting() == 0 && !windowFull();
    }

    void emitted(Delivery delivery) {
        acks.emitted(delivery.epoch(), delivery.message().packetId());
        metrics.emittedAfter(clock.millis() - delivery.arrivedAt());
    }

    void snapshot(long checkpoint) {
        limit.look(clock.millis(), unacknowledged());
        acks.snapshot(checkpoint);
    }

    void complete(long checkpoint) {
        List<int[]> packets = acks.complete(checkpoint);
        if (!packets.isEmpty()) {
            int epoch = acks.epoch();
            loop.execute(() -> acknowledge(epoch, packets));
        }
    }

    private void acknowledge(int epoch, List<int[]> packets) {
        Live current = live;
        if (current == null || current.epoch() != epoch) {
            return; // the broker sends them again, under other packet ids
        }
        try {
            for (int[] ids : packets) {
                for (int id : ids) {
                    current.session().acknowledge(id);
                }
            }
            limit.acknowledged(clock.millis());
        } catch (IOException e) {
            if (current.session().isConnected()) {
                failure.compareAndSet(null, e);
                availability.signal();
            } else {
                LOG.debug("{} was lost while acknowledging", split.clientId(), e);
            }
        }
    }

    /** Leaves its stale filters, now or as soon as it is connected again. */
    void withdraw() {
        leaving = true;
        loop.execute(
                () -> {
                    Live current = live;
                    if (current == null) {
                        return;
                    }
                    try {
                        leave(current.session());
                    } catch (IOException e) {
                        LOG.warn("{} tries again at its next connection", split.clientId(), e);
                    }
                });
    }

    private void leave(MqttSession session) throws IOException {
        if (!role.stale().isEmpty() && !withdrawn) {
            session.unsubscribe(role.stale());
        }
        withdrawn = true;
    }

    boolean withdrawn() {
        return withdrawn;
    }

    /** The broker that was found to hold us back: its limit, or 0. */
    int brokerLimit() {
        return limit.found();
    }

    /** Closes it for good. */
    void end() {
        loop.end(
                () -> {
                    live = null;
                    ended = true;
                });
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        loop.close();
    }
}
