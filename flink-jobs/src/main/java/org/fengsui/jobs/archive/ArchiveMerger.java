package org.fengsui.jobs.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one sorted file {@code 2013-09-12/08.jsonl.gz} of the committed parts of each hour that is
 * over and got no part for a minute, on a thread of its own. A part that comes later is merged in a
 * minute after it. An hour that cannot be read is logged, kept as it is and tried again.
 *
 * <p>Whoever runs the job owns it and runs exactly one per archive. A kill at any moment neither
 * loses nor doubles a line, see {@link HourFiles}; {@link ArchiveReader} reads meanwhile.
 */
public final class ArchiveMerger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveMerger.class);

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final Path archive;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "archive-merger");
    private volatile String lastError = "";

    private ArchiveMerger(Path archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /** Starts merging; the folder need not exist yet. */
    public static ArchiveMerger start(Path archive, Clock clock) {
        ArchiveMerger merger = new ArchiveMerger(archive, clock);
        merger.thread.setDaemon(true);
        merger.thread.start();
        return merger;
    }

    /** What went wrong in the newest round, "" if nothing. */
    public String lastError() {
        return lastError;
    }

    /** Stops; a merge that is cut off is completed or cleared away by the next start. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                lastError = mergeDue(archive, clock);
            } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Merging of {} stopped", archive);
        }
    }

    /** One round over all hours; returns what went wrong, "" if nothing. */
    static String mergeDue(Path archive, Clock clock) throws InterruptedException {
        String error = "";
        for (HourFiles.Hour hour : hours(archive)) {
            try {
                mergeIfDue(archive, hour, clock.instant());
            } catch (IOException | RuntimeException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("closed in the middle of hour " + hour);
                }
                error = "hour " + hour + " stays in parts: " + e;
                LOG.error("Archive {}", error, e);
            }
        }
        return error;
    }

    private static List<HourFiles.Hour> hours(Path archive) {
        try {
            return Files.isDirectory(archive) ? HourFiles.hours(archive) : List.of();
        } catch (IOException e) {
            LOG.error("Cannot list archive {}, will try again", archive, e);
            return List.of();
        }
    }

    private static void mergeIfDue(Path archive, HourFiles.Hour hour, Instant now)
            throws IOException {
        HourFiles files = HourFiles.read(hour);
        if (files.manifest() == null) {
            if (files.parts().isEmpty() || now.isBefore(hour.end())) {
                return;
            }
            for (Path part : files.parts()) {
                if (Files.getLastModifiedTime(part).toInstant().isAfter(now.minus(QUIET))) {
                    return;
                }
            }
        }
        int parts = new HourMerge(archive, hour, step -> {}).run();
        LOG.debug("Merged {} parts into {}", parts, hour.merged());
    }
}
