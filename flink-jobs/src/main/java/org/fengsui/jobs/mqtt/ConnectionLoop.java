package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one client id connected, for ever. Each connection has its own number, the epoch, so that
 * nothing of an old one is mistaken for the new: packet ids start over with each.
 *
 * <p>Threading: everything runs on the executor, which must have one thread; only {@link
 * Owner#arrived} is called from a thread of the client.
 */
final class ConnectionLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLoop.class);
    private static final long WATCH_MS = 1_000;
    private static final long CLOSE_MS = 3_000;

    private final MqttSessions sessions;
    private final MqttSessions.Identity identity;
    private final List<String> filters;
    private final Owner owner;
    private final ScheduledExecutorService executor;
    private final Backoff backoff = new Backoff();

    private volatile boolean closed;
    private int epoch;
    private boolean up;
    private @Nullable MqttSession session;

    ConnectionLoop(
            MqttSessions sessions,
            MqttSessions.Identity identity,
            List<String> filters,
            Owner owner,
            ScheduledExecutorService executor) {
        this.sessions = sessions;
        this.identity = identity;
        this.filters = filters;
        this.owner = owner;
        this.executor = executor;
    }

    /** Hears of connections. */
    interface Owner {
        void connected(int epoch, MqttSession session, MqttSession.Connected answer)
                throws IOException;

        void lost(int epoch);

        void arrived(int epoch, MqttSession.Message message);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // tasks report for themselves
    void start() {
        execute(this::attempt);
        executor.scheduleWithFixedDelay(this::watch, WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
    }

    /** Runs a task between connection attempts; drops it once closed. */
    void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is closed, a task was dropped", identity.clientId());
        }
    }

    private void attempt() {
        if (closed) {
            return;
        }
        int mine = ++epoch;
        try {
            MqttSession opened = sessions.open(identity, new Listener(mine));
            session = opened;
            MqttSession.Connected answer = opened.connect(filters);
            if (closed) {
                closeSession();
                return;
            }
            up = true;
            backoff.reset();
            LOG.info(
                    "{} connected, connection {}, session {}",
                    identity.clientId(),
                    mine,
                    answer.sessionPresent() ? "resumed" : "new");
            owner.connected(mine, opened, answer);
        } catch (IOException | RuntimeException e) {
            up = false;
            closeSession();
            LOG.warn("{} is not connected: {}", identity.clientId(), e.toString());
            LOG.debug("Cause", e);
            attemptLater();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // attempts report for themselves
    private void attemptLater() {
        if (!closed) {
            executor.schedule(this::attempt, backoff.nextMs(), TimeUnit.MILLISECONDS);
        }
    }

    private void watch() {
        MqttSession current = session;
        if (up && current != null && !current.isConnected()) {
            lost(epoch, "found disconnected");
        }
    }

    private void lost(int lostEpoch, String reason) {
        if (closed || !up || lostEpoch != epoch) {
            return;
        }
        up = false;
        LOG.warn("{} lost connection {}: {}", identity.clientId(), lostEpoch, reason);
        owner.lost(lostEpoch);
        closeSession();
        attemptLater();
    }

    private void closeSession() {
        MqttSession current = session;
        session = null;
        if (current != null) {
            current.close();
        }
    }

    /**
     * Disconnects for good, so that the broker forgets the session; returns at once.
     *
     * @param ended called when that is done
     */
    void end(Runnable ended) {
        execute(
                () -> {
                    closed = true;
                    MqttSession current = session;
                    if (current != null) {
                        current.end();
                    }
                    ended.run();
                    executor.shutdownNow();
                });
    }

    /** Waits a moment for the connection to close; where it is busy, it closes by itself later. */
    @Override
    public void close() {
        closed = true;
        execute(
                () -> {
                    closeSession();
                    executor.shutdownNow();
                });
        try {
            if (!executor.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("{} takes long to close its connection", identity.clientId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Listener implements MqttSession.Listener {

        private final int mine;

        Listener(int mine) {
            this.mine = mine;
        }

        @Override
        public void arrived(MqttSession.Message message) {
            owner.arrived(mine, message);
        }

        @Override
        public void lost(String reason) {
            execute(() -> ConnectionLoop.this.lost(mine, reason));
        }
    }
}
