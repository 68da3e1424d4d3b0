package org.fengsui.jobs.store;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.fengsui.hazards.lifecycle.StoreFault;
import org.fengsui.jobs.segment.Durable;
import org.fengsui.jobs.segment.SegmentDirectory;
import org.fengsui.jobs.segment.SegmentEncoder;
import org.fengsui.jobs.segment.SegmentQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes committed segments to the store, on a thread of its own, in the order of their names, one
 * request in flight, for ever: an outage only leaves segments on disk. A segment is deleted when
 * each of its lines is stored or kept as refused. A stop or crash in the middle posts the segment
 * again, which overwrites the same points. Only where the disk runs full is the oldest given up,
 * see {@link StoreLimits}.
 *
 * <p>Whoever runs the job owns it and runs exactly one per segment root: the standalone process
 * beside its mini cluster, or a drainer process beside a real one.
 *
 * <pre>{@code
 * try (StoreUploader uploader = StoreUploader.start(dir, target, Clock.systemUTC())) { … }
 * }</pre>
 */
public final class StoreUploader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreUploader.class);

    /** Ms of failing after which the store counts as away. */
    public static final long AWAY_AFTER = Duration.ofMinutes(5).toMillis();

    private static final String UNREADABLE = "unreadable";
    private static final int BATCH_LINES = 5_000;
    private static final long POLL = 100;
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final int CLOSE_TRIES = 100;
    private static final long CLOSE_TRY = 100;
    private static final long LOOK_SECONDS = 1;

    private final SegmentDirectory directory;
    private final Path root;
    private final Clock clock;
    private final Pause pause;
    private final Dispatcher requests = new Dispatcher();
    private final InfluxDBClient client;
    private final BatchPoster poster;
    private final QueueGuard guard;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "store-uploader");
    private volatile String trouble = "";
    private volatile String unreadable = "";
    private final ScheduledExecutorService guarding =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread daemon = new Thread(task, "store-queue-guard");
                        daemon.setDaemon(true);
                        return daemon;
                    });

    /**
     * Starts the upload.
     *
     * @param root the segment root, see {@link SegmentDirectory}; created if missing
     */
    public static StoreUploader start(Path root, StoreTarget target, Clock clock)
            throws IOException {
        return start(root, target, clock, null, REQUEST, BATCH_LINES, StoreLimits.DEFAULT, null);
    }

    static StoreUploader start(
            Path root,
            StoreTarget target,
            Clock clock,
            @Nullable Pause pause,
            Duration request,
            int batchLines,
            StoreLimits limits,
            QueueGuard.@Nullable FreeSpace free)
            throws IOException {
        new SegmentDirectory(root).create();
        QueueGuard guard =
                new QueueGuard(
                        new SegmentDirectory(root),
                        limits,
                        free == null ? () -> Files.getFileStore(root).getUsableSpace() : free,
                        clock);
        StoreUploader uploader =
                new StoreUploader(root, target, clock, pause, request, batchLines, guard);
        uploader.guarding.scheduleWithFixedDelay(uploader::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        uploader.thread.setDaemon(true);
        uploader.thread.start();
        return uploader;
    }

    private StoreUploader(
            Path root,
            StoreTarget target,
            Clock clock,
            @Nullable Pause pause,
            Duration request,
            int batchLines,
            QueueGuard guard) {
        this.guard = guard;
        this.root = root;
        this.directory = new SegmentDirectory(root);
        this.clock = clock;
        this.pause = pause == null ? this::awaitClose : pause;
        this.client =
                InfluxDBClientFactory.create(
                        InfluxDBClientOptions.builder()
                                .url(target.url())
                                .authenticateToken(target.token().toCharArray())
                                .org(target.org())
                                .bucket(target.bucket())
                                .okHttpClient(
                                        new OkHttpClient.Builder()
                                                .dispatcher(requests)
                                                .connectTimeout(request)
                                                .readTimeout(request)
                                                .writeTimeout(request)
                                                .callTimeout(request.multipliedBy(2)))
                                .build());
        WriteApiBlocking api = client.getWriteApiBlocking();
        this.poster =
                new BatchPoster(
                        body -> api.writeRecord(WritePrecision.MS, body),
                        new RefusedLines(root),
                        clock,
                        this.pause,
                        batchLines);
    }

    /** How the upload stands now; reads the folder, callable from any thread. */
    public StoreStatus status() {
        String error = trouble.isEmpty() ? poster.lastError() : trouble;
        SegmentQueue queue = SegmentQueue.EMPTY;
        try {
            queue = guard.queue();
        } catch (IOException e) {
            error = "cannot read the queue: " + e;
        }
        return new StoreStatus(
                thread.isAlive(),
                queue.segments(),
                queue.bytes(),
                queue.oldestAge(),
                poster.written(),
                poster.refused(),
                guard.dropped(),
                error,
                poster.alarm().isEmpty() ? unreadable : poster.alarm(),
                faults(queue));
    }

    private List<String> faults(SegmentQueue queue) {
        List<String> faults = new ArrayList<>();
        if (guard.dropping()) {
            faults.add(StoreFault.DROPPED.word());
        }
        int refusal = poster.refusal();
        if (refusal != 0) {
            faults.add(StoreFault.REFUSED.word() + " HTTP " + refusal);
        }
        if (guard.isFull(queue)) {
            faults.add(StoreFault.FULL.word());
        }
        if (hasUnreadable()) {
            faults.add(StoreFault.UNREADABLE.word());
        }
        long since = poster.failingSince();
        if (since != 0 && clock.millis() - since >= AWAY_AFTER) {
            faults.add(StoreFault.AWAY.word());
        }
        return List.copyOf(faults);
    }

    /** A person who has seen to them takes the files away. */
    private boolean hasUnreadable() {
        String[] files = root.resolve(UNREADABLE).toFile().list();
        return files != null && files.length > 0;
    }

    private void look() {
        try {
            guard.look();
        } catch (IOException | RuntimeException e) {
            LOG.error("Queue {} cannot be watched, will try again", root, e);
        }
    }

    /** Stops after at most ten seconds; what is not stored stays queued. */
    @Override
    public void close() {
        closed.countDown();
        guarding.shutdownNow();
        thread.interrupt();
        try {
            // a thread in a socket is not woken by an interrupt, its request must be cancelled;
            // again, should a request have begun meanwhile
            for (int i = 0; i < CLOSE_TRIES && thread.isAlive(); i++) {
                requests.cancelAll();
                thread.join(CLOSE_TRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    private void awaitClose(long millis) throws InterruptedException {
        if (closed.await(millis, TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closed");
        }
    }

    private void run() {
        Backoff backoff = new Backoff(clock);
        try {
            while (closed.getCount() > 0) {
                try {
                    List<String> queue = directory.queue();
                    for (String file : queue) {
                        upload(file);
                    }
                    trouble = "";
                    backoff.reset();
                    if (queue.isEmpty()) {
                        awaitClose(POLL);
                    }
                } catch (IOException | RuntimeException e) {
                    trouble = String.valueOf(e);
                    LOG.error("Upload of {} failed, will try again", root, e);
                    pause.await(backoff.next());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Upload of {} stopped", root);
        }
    }

    private void upload(String file) throws IOException, InterruptedException {
        Path path = directory.ready(file);
        List<String> batch = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(path), 16 * 1024),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                batch.add(line);
                if (batch.size() >= poster.batchLines()) {
                    poster.post(file, batch);
                    batch.clear();
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} was dropped before its turn", file);
            return;
        } catch (EOFException | ZipException e) {
            setAside(file, path, batch, e);
            return;
        }
        if (!batch.isEmpty()) {
            poster.post(file, batch);
        }
        directory.finish(List.of(file));
    }

    /** A segment was synced before it became ready, so this is a damaged disk or a stray file. */
    private void setAside(String file, Path path, List<String> readable, IOException cause)
            throws IOException, InterruptedException {
        if (!readable.isEmpty()) {
            poster.post(file, readable);
        }
        Path aside = root.resolve(UNREADABLE);
        Durable.createFolder(aside);
        Durable.rename(path, aside.resolve(file.substring(SegmentEncoder.READY.length())));
        unreadable = "segment " + file + " cannot be read to its end (" + cause + "); see " + aside;
        LOG.error("{}; lines before the damage were stored", unreadable);
    }
}
