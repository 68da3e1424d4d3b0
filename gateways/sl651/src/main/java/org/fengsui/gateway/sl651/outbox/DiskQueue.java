package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First in, first out, on disk, bounded.
 *
 * <p>Kept messages are synced in groups before their future completes; they are delivered at least
 * once, in order, over restarts and losses of power. When the queue is full, or the disk refuses,
 * nothing is kept and the future fails. Thread-safe; one thread reads.
 */
public final class DiskQueue implements Keeper, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskQueue.class);
    private static final long MARK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final QueueFolder folder;
    private final long maxBytes;
    private final QueueWriter writer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();

    /** By segment, up to where it may be read. */
    private final NavigableMap<Long, Long> ends;

    /** Segments of which a part could not be read. */
    private final Set<Long> damaged = new HashSet<>();

    private Position delivered;
    private long promised;
    private long markedAt;

    private DiskQueue(
            QueueFolder folder, long maxBytes, NavigableMap<Long, Long> ends, Position delivered) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.ends = ends;
        this.delivered = delivered;
        long next = (ends.isEmpty() ? delivered.segment() : ends.lastKey()) + 1;
        this.writer = new QueueWriter(folder, next, this::written);
    }

    /**
     * Opens the queue in a folder, with what an earlier run left in it.
     *
     * @param maxBytes room for messages that are not delivered
     * @throws IOException where the folder cannot be used, or another process uses it
     */
    public static DiskQueue open(Path path, long maxBytes) throws IOException {
        QueueFolder folder = QueueFolder.open(path);
        NavigableMap<Long, Long> ends = new TreeMap<>(folder.segments());
        Position delivered = folder.delivered();
        if (delivered == null) {
            delivered = new Position(ends.isEmpty() ? 0 : ends.firstKey(), 0);
        }
        DiskQueue queue = new DiskQueue(folder, maxBytes, ends, delivered);
        queue.deliveredUpTo(delivered);
        queue.writer.start();
        return queue;
    }

    @Override
    public CompletableFuture<Void> keep(List<OutMessage> messages) {
        int size = messages.stream().mapToInt(Records::size).sum();
        lock.lock();
        try {
            if (bytesLocked() + promised + size > maxBytes) {
                return CompletableFuture.failedFuture(
                        new QueueFullException(
                                "the queue on disk is full (%d MiB): is the broker away?"
                                        .formatted(maxBytes >> 20)));
            }
            promised += size;
        } finally {
            lock.unlock();
        }
        return writer.write(messages, size).whenComplete((done, failed) -> noLongerPromised(size));
    }

    /** Bytes that are not delivered. */
    public long bytes() {
        lock.lock();
        try {
            return bytesLocked();
        } finally {
            lock.unlock();
        }
    }

    /** Where delivery begins after a start. */
    Position delivered() {
        lock.lock();
        try {
            return delivered;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Up to where the segment of this position may be read; moves the position to the next segment
     * where this one is done. Waits for a message.
     *
     * @return null where none came in time
     */
    @Nullable Readable await(Position from, long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            for (; ; ) {
                Readable readable = readable(from);
                if (readable != null || left <= 0) {
                    return readable;
                }
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A stretch of one segment. */
    record Readable(Position from, long end) {}

    /** Everything before this position is delivered; its files may go. */
    void deliveredUpTo(Position position) {
        lock.lock();
        try {
            boolean next = position.segment() != delivered.segment();
            delivered = position;
            while (!ends.isEmpty() && ends.firstKey() < position.segment()) {
                drop(ends.firstKey());
                ends.pollFirstEntry();
            }
            long now = System.nanoTime();
            if (next || now - markedAt > MARK_EVERY_NANOS) {
                markedAt = now;
                folder.writeDelivered(position);
            }
        } catch (IOException again) {
            LOG.warn("The place up to which the queue is delivered could not be noted", again);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The rest of a segment is not readable, as when the process ended while it was written: goes
     * on behind it, and keeps the file.
     */
    Position skipUnreadable(Position at, long end) {
        lock.lock();
        try {
            if (damaged.add(at.segment())) {
                LOG.error(
                        "The last {} bytes of {} cannot be read and are left out; the file will be kept as *.unreadable",
                        end - at.offset(),
                        folder.file(at.segment()));
            }
        } finally {
            lock.unlock();
        }
        return new Position(at.segment(), end);
    }

    Path file(long segment) {
        return folder.file(segment);
    }

    /** Finishes what was promised, and notes what is delivered. */
    @Override
    public void close() throws IOException {
        writer.close();
        lock.lock();
        try {
            folder.writeDelivered(delivered);
        } finally {
            lock.unlock();
            folder.close();
        }
    }

    private @Nullable Readable readable(Position from) {
        Long end = ends.get(from.segment());
        if (end != null && from.offset() < end) {
            return new Readable(from, end);
        }
        Long later = ends.higherKey(from.segment());
        return later == null ? null : readable(new Position(later, 0));
    }

    private void drop(long segment) throws IOException {
        if (damaged.remove(segment)) {
            folder.setAside(segment);
        } else {
            folder.delete(segment);
        }
    }

    private void written(long segment, long end) {
        lock.lock();
        try {
            ends.put(segment, end);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void noLongerPromised(int size) {
        lock.lock();
        try {
            promised -= size;
        } finally {
            lock.unlock();
        }
    }

    private long bytesLocked() {
        long bytes = 0;
        for (long end : ends.values()) {
            bytes += end;
        }
        return ends.containsKey(delivered.segment()) ? bytes - delivered.offset() : bytes;
    }
}
