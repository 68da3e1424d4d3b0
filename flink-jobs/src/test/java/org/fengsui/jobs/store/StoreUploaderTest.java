package org.fengsui.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The uploader against a store that answers with everything a store can answer. */
class StoreUploaderTest {

    private static final Instant NOW = Instant.parse("2013-09-13T08:30:00Z");

    @TempDir private Path root;
    private StubStore store;

    /** Pauses that were asked for, ms; none of them takes time. */
    private final BlockingQueue<Long> pauses = new LinkedBlockingQueue<>();

    @BeforeEach
    void startStore() throws Exception {
        store = new StubStore();
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    private StoreUploader start(int batchLines) throws Exception {
        return start(batchLines, Duration.ofSeconds(20));
    }

    private StoreUploader start(int batchLines, Duration request) throws Exception {
        return StoreUploader.start(
                root,
                store.target(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                pauses::add,
                request,
                batchLines,
                new StoreLimits(Long.MAX_VALUE, 0),
                null);
    }

    private static List<String> lines(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + " v=" + i + "i 0").toList();
    }

    @Test
    void segments_queued_areStoredInNameOrderAndDeleted() throws Exception {
        Segments.write(root, 2, lines("second", 3));
        Segments.write(root, 1, lines("first", 5));
        Segments.write(root, 10, lines("third", 1));
        try (StoreUploader uploader = start(2)) {
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status())
                    .isEqualTo(new StoreStatus(true, 0, 0, 0, 9, 0, 0, "", "", List.of()));
        }
        assertThat(store.stored)
                .containsExactlyElementsOf(
                        List.of(
                                "first v=0i 0",
                                "first v=1i 0",
                                "first v=2i 0",
                                "first v=3i 0",
                                "first v=4i 0",
                                "second v=0i 0",
                                "second v=1i 0",
                                "second v=2i 0",
                                "third v=0i 0"));
        assertThat(store.requestLines).containsExactly(2, 2, 1, 2, 1, 1);
        assertThat(store.query).contains("org=city", "bucket=flood", "precision=ms");
        assertThat(root.resolve("done/ready_000000000001-test-0000-0000-0000abcd.gz")).exists();
    }

    @Test
    void answer503AndResetAndHangAndTruncated_eachTime_triesAgainUntilStored() throws Exception {
        store.next(
                store.status(503),
                store.reset(),
                store.hang(),
                store.status(500),
                store.truncated());
        Segments.write(root, 1, lines("a", 3));
        try (StoreUploader uploader = start(10, Duration.ofMillis(500))) {
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status().refused()).isZero();
            assertThat(uploader.status().lastError()).isEmpty();
        }
        assertThat(store.stored).containsExactlyElementsOf(lines("a", 3));
        // the HTTP client itself repeats a request whose connection was reset
        assertThat(pauses).hasSizeGreaterThanOrEqualTo(3).startsWith(500L, 1000L, 2000L);
    }

    @Test
    void answer429_withRetryAfter_waitsAsLongAsAsked() throws Exception {
        store.next(
                store.status(429, "Retry-After", "17"),
                store.status(503, "Retry-After", "Fri, 13 Sep 2013 08:30:40 GMT"),
                store.status(503, "Retry-After", "999999"),
                store.status(503, "Retry-After", "soon"));
        Segments.write(root, 1, lines("a", 1));
        try (StoreUploader uploader = start(10)) {
            Segments.awaitEmpty(uploader);
        }
        assertThat(pauses).containsExactly(17_000L, 40_000L, 300_000L, 4_000L);
    }

    @Test
    void answer401_untilRepaired_raisesTheAlarmAndKeepsTheSegment() throws Exception {
        BlockingQueue<StoreStatus> seen = new LinkedBlockingQueue<>();
        store.next(store.status(401), store.status(403), store.status(404));
        Path segment = Segments.write(root, 1, lines("a", 1));
        Files.setLastModifiedTime(segment, FileTime.from(NOW.minusSeconds(90)));
        StoreUploader[] holder = new StoreUploader[1];
        CountDownLatch started = new CountDownLatch(1);
        try (StoreUploader uploader =
                StoreUploader.start(
                        root,
                        store.target(),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        millis -> {
                            started.await();
                            seen.add(holder[0].status());
                        },
                        Duration.ofSeconds(20),
                        10,
                        new StoreLimits(Long.MAX_VALUE, 0),
                        null)) {
            holder[0] = uploader;
            started.countDown();
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status().alarm()).isEmpty();
            assertThat(uploader.status().faults()).isEmpty();
        }
        assertThat(seen)
                .extracting(StoreStatus::faults)
                .containsExactly(
                        List.of("refused HTTP 401"),
                        List.of("refused HTTP 403"),
                        List.of("refused HTTP 404"));
        assertThat(seen)
                .extracting(StoreStatus::alarm)
                .hasSize(3)
                .allMatch(a -> a.contains("HTTP 40"));
        assertThat(seen).extracting(StoreStatus::oldestAge).containsOnly(90_000L);
        assertThat(store.stored).containsExactly("a v=0i 0");
    }

    @Test
    void answer400_oneBadLineOfMany_storesTheRestAndKeepsTheLine() throws Exception {
        List<String> lines = new ArrayList<>(lines("a", 40));
        lines.set(17, "BAD \"line\"");
        lines.set(33, "ODD line");
        Segments.write(root, 1, lines);
        try (StoreUploader uploader = start(100)) {
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status().refused()).isEqualTo(2);
            assertThat(uploader.status().written()).isEqualTo(38);
        }
        lines.removeIf(l -> !l.startsWith("a "));
        assertThat(store.stored).containsExactlyElementsOf(lines);
        assertThat(Files.readAllLines(root.resolve("refused.jsonl")))
                .satisfiesExactly(
                        l ->
                                assertThat(l)
                                        .contains("BAD \\\"line\\\"", "HTTP 400", "status 400")
                                        .contains("ready/000000000001-test"),
                        l -> assertThat(l).contains("ODD line", "HTTP 422"));
    }

    @Test
    void answer400_thatKeepsTheGoodLines_storesEachInEffectOnce() throws Exception {
        store.partial = true;
        List<String> lines = new ArrayList<>(lines("a", 20));
        lines.set(7, "BAD line");
        Segments.write(root, 1, lines);
        try (StoreUploader uploader = start(100)) {
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status().refused()).isEqualTo(1);
        }
        lines.remove(7);
        assertThat(new LinkedHashSet<>(store.stored)).containsExactlyElementsOf(lines);
        assertThat(Files.readAllLines(root.resolve("refused.jsonl")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("BAD line"));
    }

    @Test
    void storeAway_longerThanFiveMinutes_isAFaultUntilItAnswers() throws Exception {
        AtomicLong now = new AtomicLong(NOW.toEpochMilli());
        BlockingQueue<List<String>> seen = new LinkedBlockingQueue<>();
        store.next(store.status(503), store.status(503), store.status(503));
        StoreUploader[] holder = new StoreUploader[1];
        CountDownLatch started = new CountDownLatch(1);
        Segments.write(root, 1, lines("a", 1));
        try (StoreUploader uploader =
                StoreUploader.start(
                        root,
                        store.target(),
                        clock(now),
                        millis -> {
                            started.await();
                            seen.add(holder[0].status().faults());
                            now.addAndGet(150_000);
                        },
                        Duration.ofSeconds(20),
                        10,
                        new StoreLimits(Long.MAX_VALUE, 0),
                        null)) {
            holder[0] = uploader;
            started.countDown();
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status().faults()).isEmpty();
        }
        assertThat(seen).containsExactly(List.of(), List.of(), List.of("away"));
    }

    @Test
    void queue_aboveItsLimit_isFullAndStillTaken() throws Exception {
        store.next(store.hang());
        Path first = Segments.write(root, 1, lines("a", 1));
        try (StoreUploader uploader = start(new StoreLimits(10, 0), () -> Long.MAX_VALUE)) {
            Segments.await(() -> uploader.status().faults().equals(List.of("full")));
            Path second = Segments.write(root, 2, lines("b", 1));
            assertThat(uploader.status().segments()).isEqualTo(2);
            assertThat(uploader.status().dropped()).isZero();
            assertThat(List.of(first, second)).allMatch(Files::exists);
        }
    }

    @Test
    void disk_nearlyFull_dropsTheOldestUntilEnoughIsFree() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicLong free = new AtomicLong(1_000);
        for (int i = 1; i <= 5; i++) {
            Path segment = Segments.write(root, i, lines("s" + i, 1));
            Files.setLastModifiedTime(segment, FileTime.from(NOW.minus(Duration.ofMinutes(2))));
        }
        store.next(
                exchange -> {
                    hanging.countDown();
                    store.release(exchange);
                });
        try (StoreUploader uploader =
                start(new StoreLimits(Long.MAX_VALUE, 3_000), () -> free.getAndAdd(1_000))) {
            Segments.await(() -> uploader.status().dropped() == 2);
            assertThat(hanging.await(8, TimeUnit.SECONDS)).isTrue();
            assertThat(uploader.status().faults()).containsExactly("dropped");
            store.released.countDown();
            Segments.await(() -> uploader.status().faults().isEmpty());
            assertThat(uploader.status().dropped()).isEqualTo(2);
        }
        assertThat(store.stored).contains("s3 v=0i 0", "s4 v=0i 0", "s5 v=0i 0");
        assertThat(root.resolve("done/ready_000000000001-test-0000-0000-0000abcd.gz")).exists();
    }

    /** What fills the disk is not the queue then; it emptied a queue that the store was taking. */
    @Test
    void disk_nearlyFullWhileTheStoreKeepsUp_dropsNothing() throws Exception {
        CountDownLatch looked = new CountDownLatch(2);
        Segments.write(root, 1, lines("s", 1));
        store.next(store::release);
        try (StoreUploader uploader =
                start(
                        new StoreLimits(Long.MAX_VALUE, 3_000),
                        () -> {
                            looked.countDown();
                            return 0;
                        })) {
            assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
            store.released.countDown();
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status().dropped()).isZero();
        }
        assertThat(store.stored).contains("s v=0i 0");
    }

    private StoreUploader start(StoreLimits limits, QueueGuard.FreeSpace free) throws Exception {
        return StoreUploader.start(
                root,
                store.target(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                pauses::add,
                Duration.ofSeconds(20),
                10,
                limits,
                free);
    }

    private static Clock clock(AtomicLong now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now.get());
            }
        };
    }

    @Test
    void answer413_halves_andStaysSmaller() throws Exception {
        store.largestRequest = 5;
        Segments.write(root, 1, lines("a", 40));
        try (StoreUploader uploader = start(16)) {
            Segments.awaitEmpty(uploader);
        }
        assertThat(store.stored).containsExactlyElementsOf(lines("a", 40));
        assertThat(store.requestLines)
                .as("once learnt, no request is too large again")
                .containsExactly(16, 8, 4, 4, 8, 4, 4, 4, 4, 4, 4, 4, 4);
    }

    @Test
    void segment_cutShort_isSetAsideAndItsReadableLinesStored() throws Exception {
        Path segment = Segments.write(root, 1, lines("abcdefgh", 50_000));
        byte[] whole = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(whole, whole.length / 2));
        Segments.write(root, 2, lines("next", 1));
        try (StoreUploader uploader = start(1000)) {
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status().alarm()).contains("cannot be read to its end");
            assertThat(uploader.status().faults()).containsExactly("unreadable");
            Files.delete(root.resolve("unreadable").resolve(segment.getFileName()));
            assertThat(uploader.status().faults()).isEmpty();
            Files.createFile(root.resolve("unreadable").resolve(segment.getFileName()));
        }
        assertThat(store.stored).hasSizeGreaterThan(10_000).endsWith("next v=0i 0");
        assertThat(root.resolve("unreadable").resolve(segment.getFileName())).exists();
    }

    @Test
    void close_whileTheStoreHangs_returnsAndKeepsTheSegment() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        StubStore.Fault hang = store.hang();
        store.next(
                exchange -> {
                    hanging.countDown();
                    hang.answer(exchange);
                });
        Path segment = Segments.write(root, 1, lines("a", 1));
        BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();
        StoreUploader uploader =
                StoreUploader.start(root, store.target(), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(hanging.await(8, TimeUnit.SECONDS)).isTrue();
        Thread closer =
                new Thread(
                        () -> {
                            uploader.close();
                            closed.add(!uploader.status().running());
                        });
        closer.start();
        assertThat(closed.poll(8, TimeUnit.SECONDS)).isTrue();
        assertThat(segment).exists();
    }
}
