package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends to the newest segment on a thread of its own; one sync serves all that wait. */
final class QueueWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWriter.class);
    private static final long SEGMENT_BYTES = 16L << 20;
    private static final int GROUP = 2_000;
    private static final long MOST_WAITING_BYTES = 32L << 20;
    private static final long FAREWELL_MS = 10_000;

    /** Told what may be read now. */
    interface Written {
        void upTo(long segment, long end);
    }

    private record Waiting(List<OutMessage> messages, int size, CompletableFuture<Void> safe) {}

    private static final Waiting STOP = new Waiting(List.of(), 0, new CompletableFuture<>());

    private final QueueFolder folder;
    private final Written written;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Thread thread = new Thread(this::run, "sl651-queue");
    private volatile boolean closed;

    private long segment;
    private @Nullable FileChannel channel;
    private long end;

    QueueWriter(QueueFolder folder, long firstSegment, Written written) {
        this.folder = folder;
        this.segment = firstSegment - 1;
        this.written = written;
    }

    void start() {
        thread.start();
    }

    CompletableFuture<Void> write(List<OutMessage> messages, int size) {
        CompletableFuture<Void> safe = new CompletableFuture<>();
        if (closed) {
            safe.completeExceptionally(new QueueFullException("the gateway is stopping"));
        } else if (waitingBytes.addAndGet(size) > MOST_WAITING_BYTES) {
            waitingBytes.addAndGet(-size);
            safe.completeExceptionally(
                    new QueueFullException("the disk of the queue does not keep up"));
        } else {
            waiting.add(new Waiting(messages, size, safe));
        }
        return safe;
    }

    private void run() {
        List<Waiting> group = new ArrayList<>();
        boolean stopping = false;
        try {
            while (!stopping) {
                group.add(waiting.take());
                waiting.drainTo(group, GROUP);
                stopping = group.remove(STOP);
                append(group);
                group.clear();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(List<Waiting> group) {
        if (group.isEmpty()) {
            return;
        }
        int bytes = group.stream().mapToInt(Waiting::size).sum();
        try {
            FileChannel to = channelFor(bytes);
            ByteBuffer buffer = ByteBuffer.allocate(bytes);
            for (Waiting one : group) {
                one.messages().forEach(message -> Records.write(message, buffer));
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            to.force(false);
            end += bytes;
            written.upTo(segment, end);
            waitingBytes.addAndGet(-bytes);
            group.forEach(one -> one.safe().complete(null));
        } catch (IOException failed) {
            LOG.error("The queue could not be written; stations get no confirmation", failed);
            closeChannel();
            waitingBytes.addAndGet(-bytes);
            group.forEach(one -> one.safe().completeExceptionally(failed));
        }
    }

    private FileChannel channelFor(int bytes) throws IOException {
        FileChannel current = channel;
        if (current != null && end + bytes <= SEGMENT_BYTES) {
            return current;
        }
        closeChannel();
        current = folder.create(segment + 1);
        segment++;
        channel = current;
        end = 0;
        return current;
    }

    /** A segment whose writing failed is not written to any more. */
    private void closeChannel() {
        FileChannel current = channel;
        channel = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException ignored) {
                LOG.debug("Close of a segment", ignored);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        waiting.add(STOP);
        try {
            thread.join(FAREWELL_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            one.safe().completeExceptionally(new QueueFullException("the gateway is stopping"));
        }
        closeChannel();
    }
}
