package org.fengsui.jobs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fengsui.jobs.segment.SegmentDirectory;
import org.fengsui.jobs.segment.SegmentQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the queue from filling the disk: history degrades before judging, which needs the disk for
 * its checkpoints, does. Segments it drops count as consumed, so that a repeated commit does not
 * miss them. {@link #look} is called by one thread, the rest by any.
 */
final class QueueGuard {

    private static final Logger LOG = LoggerFactory.getLogger(QueueGuard.class);

    private static final long LOG_EVERY = Duration.ofMinutes(1).toMillis();

    /** A segment that waits longer than this, in ms, waits for a store that does not keep up. */
    private static final long BEHIND = Duration.ofMinutes(1).toMillis();

    /** Free bytes of the disk that the queue is on. */
    interface FreeSpace {
        long bytes() throws IOException;
    }

    private final SegmentDirectory directory;
    private final StoreLimits limits;
    private final FreeSpace free;
    private final Clock clock;
    private long nextLog = Long.MIN_VALUE;
    private volatile long dropped;
    private volatile boolean dropping;

    QueueGuard(SegmentDirectory directory, StoreLimits limits, FreeSpace free, Clock clock) {
        this.directory = directory;
        this.limits = limits;
        this.free = free;
        this.clock = clock;
    }

    /** Segments given up since the start. */
    long dropped() {
        return dropped;
    }

    /** Whether segments were given up and the queue has not been empty since. */
    boolean dropping() {
        return dropping;
    }

    boolean isFull(SegmentQueue queue) {
        return queue.bytes() > limits.queueBytes();
    }

    SegmentQueue queue() throws IOException {
        return SegmentQueue.of(directory, clock.millis());
    }

    /** Drops what must go, and says once a minute how far behind the store is. */
    void look() throws IOException {
        List<String> files = directory.queue();
        if (files.isEmpty()) {
            dropping = false;
            return;
        }
        drop(files);
        log();
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread looks, others only read
    private void drop(List<String> files) throws IOException {
        for (String oldest : files) {
            long left = free.bytes();
            if (left >= limits.freeBytes() || !isBehind(oldest)) {
                return;
            }
            directory.finish(List.of(oldest));
            dropped++;
            dropping = true;
            LOG.error(
                    "Dropped segment {} unstored: {} bytes free on its disk, {} are to stay free."
                            + " The archive has its messages; free disk space",
                    oldest,
                    left,
                    limits.freeBytes());
        }
    }

    /** Where the store keeps up, dropping would free nothing: something else fills the disk. */
    private boolean isBehind(String segment) throws IOException {
        try {
            long written = Files.getLastModifiedTime(directory.ready(segment)).toMillis();
            return clock.millis() - written > BEHIND;
        } catch (NoSuchFileException uploadedMeanwhile) {
            return false;
        }
    }

    private void log() throws IOException {
        long now = clock.millis();
        if (now < nextLog) {
            return;
        }
        SegmentQueue queue = queue();
        if (queue.oldestAge() <= BEHIND) {
            return;
        }
        nextLog = now + LOG_EVERY;
        LOG.warn(
                "The store is {} s behind: {} segments, {} MiB queued",
                queue.oldestAge() / 1_000,
                queue.segments(),
                String.format(Locale.ROOT, "%.1f", queue.bytes() / 1_048_576.0));
    }
}
