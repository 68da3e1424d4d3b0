package org.fengsui.gateway.sl651;

import java.io.IOException;
import java.time.Clock;
import org.fengsui.gateway.sl651.exchange.Counters;
import org.fengsui.gateway.sl651.exchange.Desk;
import org.fengsui.gateway.sl651.outbox.Delivery;
import org.fengsui.gateway.sl651.outbox.DiskQueue;
import org.fengsui.gateway.sl651.publish.Translator;
import org.fengsui.gateway.sl651.server.StationServer;

/**
 * A running gateway: stations on one side, the broker on the other, a queue on disk between them.
 *
 * <p>A station gets its confirmation once its message is synced to the queue, whether the broker is
 * there or not; the broker gets each message at least once. Thread-safe.
 */
public final class Gateway implements AutoCloseable {
    private final Counters counters;
    private final DiskQueue queue;
    private final Delivery delivery;
    private final StationServer server;

    private Gateway(Counters counters, DiskQueue queue, Delivery delivery, StationServer server) {
        this.counters = counters;
        this.queue = queue;
        this.delivery = delivery;
        this.server = server;
    }

    /**
     * Starts; returns when it listens.
     *
     * @throws IOException where the folder or the address cannot be had
     */
    public static Gateway start(GatewayOptions options, Clock clock) throws IOException {
        Counters counters = new Counters();
        DiskQueue queue = DiskQueue.open(options.folder(), options.queueBytes());
        Delivery delivery = Delivery.start(queue, options.broker(), options.folder());
        Desk desk =
                new Desk(
                        options.stations(),
                        new Translator(options.stations(), options.root()),
                        queue,
                        counters,
                        clock,
                        options.patience());
        try {
            StationServer server = StationServer.start(options.listen(), desk, options.limits());
            return new Gateway(counters, queue, delivery, server);
        } catch (IOException failed) {
            delivery.close();
            queue.close();
            throw failed;
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    public int connections() {
        return server.connections();
    }

    public Counters counters() {
        return counters;
    }

    /** Messages that the broker has taken. */
    public long published() {
        return delivery.published();
    }

    /** Bytes that wait for the broker. */
    public long queued() {
        return queue.bytes();
    }

    /** Why nothing is delivered to the broker, empty while it is. */
    public String trouble() {
        return delivery.trouble();
    }

    /** Stops; what the broker has not taken stays in the queue for the next start. */
    @Override
    public void close() throws IOException {
        server.close();
        delivery.close();
        queue.close();
    }
}
