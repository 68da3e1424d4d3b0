package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fengsui.hazards.lifecycle.StoreFault;
import org.fengsui.jobs.store.QuestDbSchema;
import org.fengsui.jobs.store.StoreStatus;
import org.fengsui.jobs.store.StoreUploader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes segments to an external store, which may be away at the start: its tables are made first,
 * tried for ever, and only then is anything written. Thread-safe.
 */
final class StoreFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFeed.class);
    private static final long RETRY_SECONDS = 5;
    private static final long CLOSE_MS = 40_000;

    private final Path segments;
    private final ExternalStore store;
    private final String prefix;
    private final Clock clock;
    private final long begun;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "store-feed");
    private volatile @Nullable StoreUploader uploader;

    private StoreFeed(Path segments, ExternalStore store, String prefix, Clock clock) {
        this.segments = segments;
        this.store = store;
        this.prefix = prefix;
        this.clock = clock;
        this.begun = clock.millis();
    }

    /** Starts; returns at once. */
    static StoreFeed start(Path segments, ExternalStore store, String prefix, Clock clock) {
        StoreFeed feed = new StoreFeed(segments, store, prefix, clock);
        feed.thread.setDaemon(true);
        feed.thread.start();
        return feed;
    }

    /** How the upload stands; nothing while the tables are not made. */
    Optional<StoreStatus> status() {
        return Optional.ofNullable(uploader).map(StoreUploader::status);
    }

    /** What is the matter, as {@link StoreFault} words it; a start that lasts counts as away. */
    List<String> faults() {
        StoreUploader running = uploader;
        if (running != null) {
            return running.status().faults();
        }
        return clock.millis() - begun >= StoreUploader.AWAY_AFTER
                ? List.of(StoreFault.AWAY.word())
                : List.of();
    }

    /** Stops; what is not stored stays queued. */
    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.interrupt();
        thread.join(CLOSE_MS);
        StoreUploader running = uploader;
        if (running != null) {
            running.close();
        }
    }

    private void run() {
        try {
            do {
                try {
                    if (store.questDb()) {
                        QuestDbSchema.create(store.uri(), prefix);
                    }
                    uploader = StoreUploader.start(segments, store.target(), clock);
                    return;
                } catch (IOException again) {
                    LOG.warn(
                            "store is not ready, segments wait in {}: {}",
                            segments,
                            again.getMessage());
                }
            } while (!closed.await(RETRY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            LOG.debug("feeding of {} stopped", store, stopped);
        }
    }
}
