package org.fengsui.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.archive.ArchiveReader;
import org.fengsui.jobs.archive.ArchiveSink;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.mqtt.MqttSource;
import org.fengsui.jobs.segment.SegmentSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the broker was told is safe is there after a power cut.
 *
 * <p>Archive, store segments and checkpoints of a job lie on a {@link LoopImage}, the broker
 * elsewhere. Needs root on Linux and a loop device; skipped where these are missing.
 */
class PowerCutIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROOT = "fengsui/v1";
    private static final String SHARE = "judging";
    private static final int CUTS_WHILE_PUBLISHING = 4;
    private static final int BURST = 50;

    @TempDir private Path folder;

    private LoopImage disk;
    private WitnessBroker broker;
    private PipelineCluster job;

    @BeforeEach
    void startOnADisk() throws Exception {
        try {
            disk = LoopImage.create(folder.resolve("disk"));
        } catch (IOException refused) {
            Assumptions.abort("no power to cut here: " + refused.getMessage());
        }
        broker = new WitnessBroker();
        job = start(disk, broker, null);
        await("subscribed", () -> broker.subscribed(SHARE));
    }

    @AfterEach
    void stopAll() throws Exception {
        try (LoopImage detached = disk;
                WitnessBroker stopped = broker;
                PipelineCluster cancelled = job) {
            // closed in the order job, broker, disk, whichever of them there are
        }
    }

    @Test
    void powerCut_everyAcknowledgedMessageIsInArchiveAndStoreOfTheRestart() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> published =
                CompletableFuture.supplyAsync(() -> publishUntil(enough));
        for (int cut = 1; cut <= CUTS_WHILE_PUBLISHING; cut++) {
            int before = broker.acknowledged().size();
            await("more acknowledged", () -> broker.acknowledged().size() > before);
            cutAndRestart("cut " + cut + " while publishing");
        }
        enough.set(true);
        int all = published.get();
        await("all acknowledged", () -> broker.acknowledged().size() == all);
        cutAndRestart("cut after all");
    }

    @Test
    void powerCut_whatIsNotSyncedIsLost() throws Exception {
        publishUntil(new AtomicBoolean(true));
        await("acknowledged", () -> broker.acknowledged().size() == BURST);
        RetainedCheckpoints live = new RetainedCheckpoints(checkpoints(disk));
        job.close();
        job = null;
        Path checkpoint = Objects.requireNonNull(live.newestReadable().from());
        Path segment = disk.files().resolve("segment.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(segment))) {
            out.write(new byte[] {1, 2, 3});
        }
        copy(checkpoint, "file", disk.files().resolve("plain/job/chk-1"));
        copy(checkpoint, "synced", disk.files().resolve("synced/job/chk-1"));
        assertThat(readable(disk, "plain")).isTrue();
        assertThat(readable(disk, "synced")).isTrue();
        assertThat(segment).isNotEmptyFile();

        try (LoopImage left = disk.cutPower(folder.resolve("left"))) {
            Path segmentLeft = left.files().resolve("segment.gz");
            assertThat(Files.exists(segmentLeft) ? Files.size(segmentLeft) : 0).isZero();
            assertThat(readable(left, "plain")).isFalse();
            assertThat(readable(left, "synced")).isTrue();
        }
    }

    private void cutAndRestart(String what) throws Exception {
        Set<String> acknowledged = Set.copyOf(broker.acknowledged());
        try (LoopImage left = disk.cutPower(folder.resolve("left"));
                WitnessBroker silent = new WitnessBroker()) {
            RetainedCheckpoints.Choice choice =
                    new RetainedCheckpoints(checkpoints(left)).newestReadable();
            assertThat(choice.damaged()).as(what).isEmpty();
            assertThat(choice.from()).as(what).isNotNull();
            try (PipelineCluster restarted = start(left, silent, choice.from())) {
                await("restarted", () -> silent.subscribed(SHARE) && restarted.running());
            }
            Set<String> archived = archived(left);
            Set<String> stored = stored(left);
            System.out.printf(
                    "%s: acknowledged %d, archived %d, stored %d%n",
                    what, acknowledged.size(), archived.size(), stored.size());
            Set<String> missing = new HashSet<>(acknowledged);
            missing.removeAll(archived);
            assertThat(missing).as(what).isEmpty();
            assertThat(stored).as(what).isEqualTo(archived);
        }
    }

    private PipelineCluster start(LoopImage on, WitnessBroker from, Path checkpoint) {
        return PipelineCluster.start(
                checkpoints(on),
                folder.resolve("scratch"),
                1,
                checkpoint,
                env -> build(env, from.uri(), on.files()));
    }

    private static void build(StreamExecutionEnvironment env, String uri, Path files) {
        DataStream<Arrival> readings =
                MqttSource.builder()
                        .endpoint(MqttEndpoint.at(uri))
                        .clientIdPrefix("power")
                        .root(ROOT)
                        .shared(SHARE, 1, "obs/#")
                        .build()
                        .addTo(env, "mqtt")
                        .filter(arrival -> arrival.topic().startsWith("obs/"))
                        .uid("readings");
        readings.sinkTo(new ArchiveSink(files.resolve("archive"))).uid("archive");
        readings.map(arrival -> new String(arrival.payload(), StandardCharsets.UTF_8))
                .returns(Types.STRING)
                .uid("lines")
                .sinkTo(SegmentSink.lines(files.resolve("segments"), "store"))
                .uid("store");
    }

    private static Path checkpoints(LoopImage on) {
        return on.files().resolve("checkpoints");
    }

    /** Publishes bursts of numbers, one at least; answers how many numbers. */
    private int publishUntil(AtomicBoolean enough) {
        int next = 0;
        try (Station station = new Station(broker.uri())) {
            do {
                station.publish(next, next + BURST);
                next += BURST;
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            } while (!enough.get());
        } catch (MqttException failed) {
            throw new IllegalStateException(failed);
        }
        return next;
    }

    private static Set<String> archived(LoopImage on) throws IOException {
        Set<String> payloads = new HashSet<>();
        try (ArchiveReader archive = ArchiveReader.open(on.files().resolve("archive"))) {
            archive.forEachRemaining(
                    arrival -> payloads.add(new String(arrival.payload(), StandardCharsets.UTF_8)));
        }
        return payloads;
    }

    private static Set<String> stored(LoopImage on) throws IOException {
        Set<String> lines = new HashSet<>();
        for (Path segment : list(on.files().resolve("segments/ready"))) {
            try (InputStream file = Files.newInputStream(segment);
                    BufferedReader reader =
                            new BufferedReader(
                                    new InputStreamReader(
                                            new GZIPInputStream(file), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            }
        }
        return lines;
    }

    private static boolean readable(LoopImage on, String way) throws IOException {
        return new RetainedCheckpoints(on.files().resolve(way)).newestReadable().from() != null;
    }

    /** Writes the content of a checkpoint again, through the file system of a scheme. */
    private static void copy(Path checkpoint, String scheme, Path target) throws IOException {
        for (Path file : list(checkpoint)) {
            org.apache.flink.core.fs.Path from =
                    new org.apache.flink.core.fs.Path("synced://" + file);
            org.apache.flink.core.fs.Path to =
                    new org.apache.flink.core.fs.Path(
                            scheme + "://" + target.resolve(file.getFileName()));
            FileSystem files = to.getFileSystem();
            try (InputStream in = from.getFileSystem().open(from);
                    OutputStream out = files.create(to, WriteMode.NO_OVERWRITE)) {
                in.transferTo(out);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline of: " + what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private record Station(MqttAsyncClient client) implements AutoCloseable {
        Station(String uri) throws MqttException {
            this(new MqttAsyncClient(uri, "station", new MemoryPersistence()));
            client.connect(new MqttConnectionOptions()).waitForCompletion();
        }

        void publish(int from, int to) throws MqttException {
            List<IMqttToken> sent = new ArrayList<>();
            for (int i = from; i < to; i++) {
                byte[] number = String.valueOf(i).getBytes(StandardCharsets.UTF_8);
                sent.add(client.publish(ROOT + "/obs/A", new MqttMessage(number, 1, false, null)));
            }
            for (IMqttToken one : sent) {
                one.waitForCompletion();
            }
        }

        @Override
        public void close() throws MqttException {
            client.disconnect().waitForCompletion();
            client.close();
        }
    }
}
