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
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.fengsui.jobs.segment.Durable;
import org.fengsui.jobs.segment.SegmentDirectory;
import org.fengsui.jobs.segment.SegmentEncoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes committed segments to the store, on a thread of its own, in the order of their names, one
 * request in flight, for ever: an outage only leaves segments on disk. A segment is deleted when
 * each of its lines is stored or kept as refused. A stop or crash in the middle posts the segment
 * again, which overwrites the same points.
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

    private static final int BATCH_LINES = 5_000;
    private static final long POLL = 100;
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final int CLOSE_TRIES = 100;
    private static final long CLOSE_TRY = 100;

    private final SegmentDirectory directory;
    private final Path root;
    private final Clock clock;
    private final Pause pause;
    private final Dispatcher requests = new Dispatcher();
    private final InfluxDBClient client;
    private final BatchPoster poster;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "store-uploader");
    private volatile String trouble = "";
    private volatile String unreadable = "";

    /**
     * Starts the upload.
     *
     * @param root the segment root, see {@link SegmentDirectory}; created if missing
     */
    public static StoreUploader start(Path root, StoreTarget target, Clock clock)
            throws IOException {
        return start(root, target, clock, null, REQUEST, BATCH_LINES);
    }

    static StoreUploader start(
            Path root,
            StoreTarget target,
            Clock clock,
            @Nullable Pause pause,
            Duration request,
            int batchLines)
            throws IOException {
        new SegmentDirectory(root).create();
        StoreUploader uploader = new StoreUploader(root, target, clock, pause, request, batchLines);
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
            int batchLines) {
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
        long segments = 0;
        long bytes = 0;
        long oldest = Long.MAX_VALUE;
        String error = trouble.isEmpty() ? poster.lastError() : trouble;
        try {
            for (String file : directory.queue()) {
                Path path = directory.ready(file);
                try {
                    bytes += Files.size(path);
                    oldest = Math.min(oldest, Files.getLastModifiedTime(path).toMillis());
                    segments++;
                } catch (NoSuchFileException e) {
                    LOG.trace("{} was uploaded meanwhile", file);
                }
            }
        } catch (IOException e) {
            error = "cannot read the queue: " + e;
        }
        long age = segments == 0 ? 0 : Math.max(0, clock.millis() - oldest);
        String alarm = poster.alarm().isEmpty() ? unreadable : poster.alarm();
        return new StoreStatus(
                thread.isAlive(),
                segments,
                bytes,
                age,
                poster.written(),
                poster.refused(),
                error,
                alarm);
    }

    /** Stops after at most ten seconds; what is not stored stays queued. */
    @Override
    public void close() {
        closed.countDown();
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
        Path aside = root.resolve("unreadable");
        Durable.createFolder(aside);
        Durable.rename(path, aside.resolve(file.substring(SegmentEncoder.READY.length())));
        unreadable = "segment " + file + " cannot be read to its end (" + cause + "); see " + aside;
        LOG.error("{}; lines before the damage were stored", unreadable);
    }
}
