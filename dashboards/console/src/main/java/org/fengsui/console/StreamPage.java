package org.fengsui.console;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The queue of one open page. Any thread offers, one thread writes. */
final class StreamPage {

    static final int CAPACITY = 256;

    /** Writes one event; fails once the other side is gone. */
    interface Writer {
        void write(StreamEvent event) throws IOException;
    }

    private final BlockingQueue<StreamEvent> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Writer writer;
    private volatile boolean closed;

    StreamPage(Writer writer) {
        this.writer = writer;
    }

    /** Queues an event; a full queue is replaced by one {@link StreamEvent#RESYNC}. */
    synchronized void offer(StreamEvent event) {
        if (!queue.offer(event)) {
            queue.clear();
            queue.add(StreamEvent.RESYNC);
            queue.add(event);
        }
    }

    void close() {
        closed = true;
    }

    /** Writes what is queued until closed, or until the other side is gone. */
    void writeUntilClosed() throws IOException {
        try {
            while (!closed) {
                StreamEvent event = queue.poll(250, TimeUnit.MILLISECONDS);
                if (event != null) {
                    writer.write(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
